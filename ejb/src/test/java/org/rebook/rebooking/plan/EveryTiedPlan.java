package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tries every plan of a small trust. */
final class EveryTiedPlan {

    private final TiedProblem problem;
    private final List<Member> members = new ArrayList<>();
    private final int[][] place;
    private final int[][] free;
    private final Packing[] theatres;

    private EveryTiedPlan(TiedProblem problem) {
        this.problem = problem;
        int pools = problem.times().size();
        place = new int[pools][];
        free = new int[pools][];
        for (int pool = 0; pool < pools; pool++) {
            boolean theatre = problem.isTheatre(pool);
            int patients = theatre
                    ? problem.theatre(pool).operations().size()
                    : problem.clinics().get(pool).patients();
            place[pool] = new int[patients];
            Arrays.fill(place[pool], UNPLACED);
            free[pool] = theatre
                    ? new int[0]
                    : problem.clinics().get(pool).capacity().clone();
            for (int patient = 0; patient < patients; patient++) {
                members.add(new Member(pool, patient));
            }
        }
        theatres = problem.theatres().stream().map(Packing::new).toArray(Packing[]::new);
    }

    static long leastCost(TiedProblem problem) {
        return new EveryTiedPlan(problem).from(0);
    }

    private long from(int at) {
        if (at == members.size()) {
            return 0;
        }
        Member who = members.get(at);
        long least = Long.MAX_VALUE / 2;
        if (problem.isTheatre(who.pool())) {
            Operation operation = problem.theatre(who.pool()).operations().get(who.patient());
            Packing theatre = theatres[who.pool() - problem.clinics().size()];
            least = Math.min(least, with(who, UNPLACED, operation.unplacedCost(), at));
            for (int choice = 0; choice < operation.lists().length; choice++) {
                if (theatre.fits(who.patient(), choice)) {
                    theatre.place(who.patient(), choice);
                    least = Math.min(
                            least,
                            with(who, operation.lists()[choice], operation.costs()[choice], at));
                    theatre.remove(who.patient());
                }
            }
            return least;
        }
        AssignmentProblem clinic = problem.clinics().get(who.pool());
        least = Math.min(least, with(who, UNPLACED, clinic.unplacedCost()[who.patient()], at));
        for (int arc = clinic.firstArc()[who.patient()]; arc < clinic.firstArc()[who.patient() + 1]; arc++) {
            int group = clinic.arcGroup()[arc];
            if (free[who.pool()][group] > 0) {
                free[who.pool()][group]--;
                least = Math.min(least, with(who, group, clinic.arcCost()[arc], at));
                free[who.pool()][group]++;
            }
        }
        return least;
    }

    private long with(Member who, int chosen, long cost, int at) {
        place[who.pool()][who.patient()] = chosen;
        return tiesHold(at) ? cost + from(at + 1) : Long.MAX_VALUE / 2;
    }

    private boolean tiesHold(int at) {
        List<Member> known = members.subList(0, at + 1);
        for (Tie tie : problem.ties()) {
            if (known.contains(tie.first()) && known.contains(tie.second())) {
                int first = placeOf(tie.first());
                int second = placeOf(tie.second());
                boolean both = first != UNPLACED && second != UNPLACED;
                int days = both ? day(tie.second(), second) - day(tie.first(), first) : tie.least();
                boolean alone = first == UNPLACED && second != UNPLACED;
                boolean refused = tie.without() == Tie.Without.TOGETHER && (first == UNPLACED) != (second == UNPLACED)
                        || tie.without() == Tie.Without.NEEDS_FIRST && alone;
                if (days < tie.least() || days > tie.most() || refused) {
                    return false;
                }
            }
        }
        return problem.clashes().stream()
                .noneMatch(clash -> known.contains(clash.first())
                        && known.contains(clash.second())
                        && overlap(clash.first(), clash.second()));
    }

    private boolean overlap(Member one, Member other) {
        int place = placeOf(one);
        int otherPlace = placeOf(other);
        if (place == UNPLACED || otherPlace == UNPLACED) {
            return false;
        }
        PlaceTimes times = problem.times().get(one.pool());
        PlaceTimes otherTimes = problem.times().get(other.pool());
        return times.day()[place] == otherTimes.day()[otherPlace]
                && times.from()[place] < otherTimes.to()[otherPlace]
                && otherTimes.from()[otherPlace] < times.to()[place];
    }

    private int placeOf(Member who) {
        return place[who.pool()][who.patient()];
    }

    private int day(Member who, int chosen) {
        return problem.times().get(who.pool()).day()[chosen];
    }
}
