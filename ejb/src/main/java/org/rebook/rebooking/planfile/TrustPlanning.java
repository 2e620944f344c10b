package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentSolver;
import org.rebook.rebooking.plan.ListPacking;
import org.rebook.rebooking.plan.ListPlan;
import org.rebook.rebooking.plan.ListProblem;
import org.rebook.rebooking.plan.Operation;
import org.rebook.rebooking.plan.TheatreList;

/** Plans one trust and puts the plan into the words of the file. */
final class TrustPlanning {

    private static final int STEPS = 1000;

    private TrustPlanning() {}

    static TrustPlan plan(Trust trust, long seed) {
        List<TrustPlan.PoolPlan> clinics = new ArrayList<>();
        List<TrustPlan.PoolPlan> theatres = new ArrayList<>();
        for (Clinic clinic : trust.clinics()) {
            clinics.add(inWords(clinic, AssignmentSolver.solve(clinic.toProblem())));
        }
        for (Theatre theatre : trust.theatres()) {
            theatres.add(inWords(theatre, ListPacking.pack(problem(trust, theatre), seed, STEPS)));
        }
        long cost = sum(clinics, TrustPlan.PoolPlan::cost) + sum(theatres, TrustPlan.PoolPlan::cost);
        long bound = sum(clinics, TrustPlan.PoolPlan::bound) + sum(theatres, TrustPlan.PoolPlan::bound);
        return new TrustPlan(trust.id(), cost, bound, cost == bound, clinics, theatres);
    }

    private static long sum(
            List<TrustPlan.PoolPlan> pools, java.util.function.Function<TrustPlan.PoolPlan, Long> figure) {
        return pools.stream().mapToLong(figure::apply).sum();
    }

    private static TrustPlan.PoolPlan inWords(Clinic clinic, Assignment plan) {
        Map<String, Long> prices = new LinkedHashMap<>();
        long bound = 0;
        for (int group = 0; group < clinic.groups().size(); group++) {
            long price = plan.priceOfGroup(group);
            if (price != 0) {
                prices.put(clinic.groups().get(group).id(), price);
                bound -= price * clinic.groups().get(group).open();
            }
        }
        List<TrustPlan.Placement> placements = new ArrayList<>();
        for (int patient = 0; patient < clinic.patients().size(); patient++) {
            bound += plan.priceOfPatient(patient);
            String where = plan.places(patient)
                    ? clinic.groups().get(plan.groupOf(patient)).id()
                    : null;
            placements.add(new TrustPlan.Placement(clinic.patients().get(patient), where));
        }
        return new TrustPlan.PoolPlan(
                clinic.id(), plan.totalCost(), bound, bound == plan.totalCost(), prices, placements);
    }

    private static ListProblem problem(Trust trust, Theatre theatre) {
        return new ListProblem(
                theatre.operations().stream()
                        .map(each -> new Operation(
                                each.mean(),
                                each.variance(),
                                each.turnaround(),
                                each.lists(),
                                each.costs(),
                                each.unplaced()))
                        .toList(),
                theatre.lists().stream()
                        .map(each -> new TheatreList(each.minutes(), each.usedMinutes(), each.usedVariance()))
                        .toList(),
                trust.overrun());
    }

    private static TrustPlan.PoolPlan inWords(Theatre theatre, ListPlan plan) {
        List<TrustPlan.Placement> placements = IntStream.range(0, plan.listOf().length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(each -> plan.listOf()[each])
                        .thenComparingInt(each -> theatre.operations().get(each).order()))
                .map(each -> new TrustPlan.Placement(
                        theatre.operations().get(each).id(),
                        plan.listOf()[each] == Assignment.UNPLACED
                                ? null
                                : theatre.lists().get(plan.listOf()[each]).id()))
                .toList();
        return new TrustPlan.PoolPlan(
                theatre.id(), plan.totalCost(), plan.lowerBound(), plan.isProvenOptimal(), Map.of(), placements);
    }
}
