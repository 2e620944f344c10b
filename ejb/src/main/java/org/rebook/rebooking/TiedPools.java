package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebook.rebooking.plan.Member;
import org.rebook.rebooking.plan.PlaceTimes;
import org.rebook.rebooking.plan.TiedPlan;
import org.rebook.rebooking.plan.TiedProblem;

/** Pools whose patients hang together, planned together: every link kept, nobody in two places, against a valid bound. */
final class TiedPools {

    private final List<OutpatientPool> clinics;
    private final List<TheatrePool> theatres;
    private final Linked linked;
    private final Map<String, Member> members = new HashMap<>();

    TiedPools(List<OutpatientPool> clinics, List<TheatrePool> theatres, Linked linked) {
        this.clinics = clinics;
        this.theatres = theatres;
        this.linked = linked;
        for (int pool = 0; pool < clinics.size() + theatres.size(); pool++) {
            List<Affected> patients = pool < clinics.size()
                    ? clinics.get(pool).patients()
                    : theatres.get(pool - clinics.size()).patients();
            for (int patient = 0; patient < patients.size(); patient++) {
                members.put(patients.get(patient).appointment(), new Member(pool, patient));
            }
        }
    }

    /**
     * @param whole whether a place takes the whole of its session's time; always feasible, but two visits on one morning
     *     are refused. Otherwise two places clash only when all of their slots do.
     * @return empty when the slots could not be shared out; never so for whole sessions
     */
    Optional<PoolPlan> plan(long seed, boolean whole) {
        CheckedTies checked = CheckedTies.of(problem(whole), seed);
        TiedPlan plan = checked.plan();
        List<PoolPlan> plans = new ArrayList<>();
        for (int theatre = 0; theatre < theatres.size(); theatre++) {
            plans.add(theatres.get(theatre).planned(plan.theatres().get(theatre)));
        }
        for (int clinic = 0; clinic < clinics.size(); clinic++) {
            Optional<PoolPlan> planned =
                    clinics.get(clinic).planned(plan.clinics().get(clinic));
            if (planned.isEmpty()) {
                return Optional.empty();
            }
            plans.add(planned.get());
        }
        return Optional.of(together(plans, checked.bound()));
    }

    private TiedProblem problem(boolean whole) {
        List<PlaceTimes> times = new ArrayList<>();
        clinics.forEach(clinic -> times.add(clinic.times(whole)));
        theatres.forEach(theatre -> times.add(theatre.times()));
        return new TiedProblem(
                clinics.stream().map(OutpatientPool::problem).toList(),
                theatres.stream().map(TheatrePool::problem).toList(),
                times,
                linked.tiesAmong(members),
                linked.clashesAmong(members));
    }

    private static PoolPlan together(List<PoolPlan> plans, long bound) {
        PoolFigures figures = new PoolFigures();
        PoolFigures baseline = new PoolFigures();
        List<Placed> placed = new ArrayList<>();
        long cost = 0;
        for (PoolPlan each : plans) {
            placed.addAll(each.placed());
            figures.add(each.figures());
            baseline.add(each.baseline());
            cost += each.cost();
        }
        return new PoolPlan("pools with " + Linked.POOL, placed, figures, baseline, cost, Math.min(cost, bound));
    }
}
