package org.rebook.strike;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.rebook.appointment.ReasonCode;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** What is left of a session when some of its staff are missing (R-IMP-03, R-IMP-06). */
final class StaffingRules {

    private StaffingRules() {}

    /**
     * The session's verdict: it runs if each role has its minimum, and with fewer patients if a role has fewer than it
     * needs. More missing staff never leave more of it.
     *
     * @param onStrike the grades called out: nobody of them stands in for another
     * @param missing who of each role is not there
     */
    @Enforces(Rule.R_IMP_03)
    static SessionImpact impactOn(
            SessionAtStake session, Set<StaffGrade> onStrike, Function<StaffNeed, Missing> missing) {
        Map<StaffNeed, Integer> spare = spareToCover(session, onStrike, missing);
        List<String> reasons = new ArrayList<>();
        ReasonCode deciding = null;
        ReasonCode first = null;
        double lost = 0;
        for (StaffNeed need : session.needs()) {
            Missing who = missing.apply(need);
            int gap = Math.max(0, who.of(need.needed()) - who.standingIn());
            int there = need.needed() - gap + covered(need, gap, spare);
            if (there >= need.needed()) {
                continue;
            }
            reasons.add(inWords(need, who, there));
            ReasonCode cause = causeOf(need, who, session.kind());
            first = first == null ? cause : first;
            if (there < need.minimum()) {
                deciding = deciding == null ? cause : deciding;
            } else {
                lost += need.capacityShare() * (need.needed() - there) / need.needed();
            }
        }
        if (deciding != null) {
            return new SessionImpact(Staffing.NONE, 0, String.join(" ", reasons), deciding);
        }
        if (first == null) {
            return new SessionImpact(
                    Staffing.FULL, session.capacity(), "Everyone it needs is expected to be there.", null);
        }
        // The small amount keeps 10 * (1 - 0.4) from being rounded down to 5.
        int left = (int) Math.floor(session.capacity() * Math.max(0, 1 - lost) + 1e-9);
        return new SessionImpact(Staffing.REDUCED, left, String.join(" ", reasons), first);
    }

    /** Whom a clinic needs whose feed names no staff: a consultant, helped by a resident doctor. */
    @Enforces(Rule.R_IMP_06)
    static List<StaffNeed> usual(RuleSet rules) {
        double left = rules.number(Setting.RESIDENT_CAPACITY_LEFT) / 100.0;
        return List.of(
                new StaffNeed("consultant", StaffGrade.CONSULTANT, 1, 1, Set.of(), left),
                new StaffNeed("resident doctor", StaffGrade.RESIDENT_DOCTOR, 1, 0, Set.of(), 1 - left));
    }

    // Staff who are there beyond what their own role cannot run without; each stands in once.
    private static Map<StaffNeed, Integer> spareToCover(
            SessionAtStake session, Set<StaffGrade> onStrike, Function<StaffNeed, Missing> missing) {
        Map<StaffNeed, Integer> spare = new LinkedHashMap<>();
        for (StaffNeed need : session.needs()) {
            int there = need.needed() - missing.apply(need).of(need.needed());
            spare.put(need, onStrike.contains(need.grade()) ? 0 : Math.max(0, there - need.minimum()));
        }
        return spare;
    }

    private static int covered(StaffNeed need, int gap, Map<StaffNeed, Integer> spare) {
        int covered = 0;
        for (Map.Entry<StaffNeed, Integer> other : spare.entrySet()) {
            if (other.getKey() != need
                    && need.coverGrades().contains(other.getKey().grade().grade())) {
                int taken = Math.min(gap - covered, other.getValue());
                other.setValue(other.getValue() - taken);
                covered += taken;
            }
        }
        return covered;
    }

    private static ReasonCode causeOf(StaffNeed need, Missing who, SessionAtStake.Kind kind) {
        if (who.resting() > 0) {
            return ReasonCode.IA_REST;
        }
        if (who.taken() > 0) {
            return ReasonCode.IA_REDEPLOY;
        }
        return need.supports(kind) ? ReasonCode.IA_SUPPORT : ReasonCode.IA_STAFF;
    }

    private static String inWords(StaffNeed need, Missing who, int there) {
        List<String> parts = new ArrayList<>();
        if (who.resting() > 0) {
            parts.add("%d of %d resting after a night".formatted(who.resting(), need.needed()));
        }
        if (who.taken() > 0) {
            parts.add("%d of %d taken to cover emergencies".formatted(who.taken(), need.needed()));
        }
        if (who.absent() > 0) {
            parts.add("%d of %d expected absent".formatted(who.absent(), need.needed()));
        }
        return "%s: %s, %d left, at least %d needed."
                .formatted(need.role(), String.join(", ", parts), there, need.minimum());
    }
}
