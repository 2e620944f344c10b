package org.rebook.strike;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is left of a session when staff are absent (R-IMP-03, R-IMP-04, R-IMP-06). */
public final class StaffingRules {

    private StaffingRules() {}

    /**
     * The session's verdict.
     *
     * @param needs the roles the session needs; a session that names none needs nobody who could be on strike
     * @param onStrike the grades called out
     * @param participation per cent of them expected absent
     * @param consultantsTaken consultants of this session taken to cover emergencies
     * @param capacity what the session has to do: patients booked, or for a theatre list the minutes booked
     */
    public static SessionImpact impactOn(
            List<StaffNeed> needs, Set<StaffGrade> onStrike, int participation, int consultantsTaken, int capacity) {
        List<String> reasons = new ArrayList<>();
        boolean canRun = true;
        double lost = 0;
        int stillToTake = consultantsTaken;
        for (StaffNeed need : needs) {
            int absent = onStrike.contains(need.grade()) ? expectedAbsent(need.needed(), participation) : 0;
            int taken = need.grade().equals(StaffGrade.CONSULTANT) ? Math.min(stillToTake, need.needed() - absent) : 0;
            stillToTake -= taken;
            int covered = Math.min(absent + taken, spareToCover(need, needs, onStrike));
            int there = need.needed() - absent - taken + covered;
            if (there >= need.needed()) {
                continue;
            }
            reasons.add(inWords(need, absent, taken, there));
            if (there < need.minimum()) {
                canRun = false;
            } else {
                lost += need.capacityShare() * (need.needed() - there) / need.needed();
            }
        }
        if (!canRun) {
            return new SessionImpact(Staffing.NONE, 0, String.join(" ", reasons));
        }
        if (reasons.isEmpty()) {
            return new SessionImpact(Staffing.FULL, capacity, "Everyone it needs is expected to be there.");
        }
        // The small amount keeps 10 * (1 - 0.4) from being rounded down to 5.
        int left = (int) Math.floor(capacity * Math.max(0, 1 - lost) + 1e-9);
        return new SessionImpact(Staffing.REDUCED, left, String.join(" ", reasons));
    }

    /** Of so many staff, how many are expected to be absent: the nearest whole number, halves upward. */
    static int expectedAbsent(int staff, int participation) {
        return (staff * participation + 50) / 100;
    }

    // Staff of a covering grade beyond what their own role cannot run without.
    private static int spareToCover(StaffNeed need, List<StaffNeed> needs, Set<StaffGrade> onStrike) {
        return needs.stream()
                .filter(other -> other != need
                        && need.coverGrades().contains(other.grade().grade()))
                .filter(other -> !onStrike.contains(other.grade()))
                .mapToInt(other -> other.needed() - other.minimum())
                .sum();
    }

    private static String inWords(StaffNeed need, int absent, int taken, int there) {
        String who = need.role();
        if (taken > 0 && absent == 0) {
            return "%s: %d of %d taken to cover emergencies, %d left, at least %d needed."
                    .formatted(who, taken, need.needed(), there, need.minimum());
        }
        return "%s: %d of %d expected absent, %d left, at least %d needed."
                .formatted(who, absent + taken, need.needed(), there, need.minimum());
    }
}
