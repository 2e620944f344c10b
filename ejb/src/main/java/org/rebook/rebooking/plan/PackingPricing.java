package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds prices that prove much of what a pool costs at least, part by part. */
final class PackingPricing {

    private static final long WORK_AN_OPERATION = 500;

    private final ListProblem problem;
    private final List<PackingParts.Part> parts;
    private final List<ListPrices.Kept> priced = new ArrayList<>();
    private final long[] offers;
    private final long[] ofLimits;
    private long unit = 1;
    private long value;

    PackingPricing(ListProblem problem) {
        this.problem = problem;
        parts = PackingParts.of(problem);
        offers = new long[problem.operations().size()];
        ofLimits = new long[problem.limits().size()];
    }

    PackingPrices prices() {
        long finest = AssignmentProblem.GREATEST_TOTAL / Math.max(1, problem.dearest());
        for (PackingParts.Part part : parts) {
            ListPrices.Kept best = best(part.problem());
            priced.add(best.unit() <= finest ? best : leastCosts(part.problem()));
        }
        unit = priced.stream().mapToLong(ListPrices.Kept::unit).max().orElse(1);
        Arrays.setAll(offers, each -> problem.operations().get(each).unplacedCost() * unit);
        value = Arrays.stream(offers).sum();
        for (int part = 0; part < parts.size(); part++) {
            take(parts.get(part), priced.get(part));
        }
        return new PackingPrices(unit, offers, ofLimits, -Math.floorDiv(-value, unit));
    }

    /** The best prices found for all costs together; units are powers of two, so that each goes into the finest. */
    private static ListPrices.Kept best(ListProblem part) {
        ListPrices.Kept simple = leastCosts(part);
        long fit = PriorityBestFit.pack(part).cost();
        if (simple.value() >= fit) {
            return simple;
        }
        PackingRelaxation relaxation = new PackingRelaxation(
                new PackingPool(part),
                CostLevels.inUnitsOf(1, part),
                0,
                new long[] {-1},
                new ArrayList<>(),
                new WorkLimit(WORK_AN_OPERATION * part.operations().size()));
        if (relaxation.canAddUp()) {
            relaxation.solve(new OpenChoices(part), fit);
        }
        ListPrices.Kept found = relaxation.best();
        return found == null || found.value() / found.unit() <= simple.value() ? simple : found;
    }

    /** Offers that no list gains from. */
    private static ListPrices.Kept leastCosts(ListProblem part) {
        long[] least =
                part.operations().stream().mapToLong(Operation::leastCost).toArray();
        return new ListPrices.Kept(
                1, least, new long[part.limits().size()], Arrays.stream(least).sum());
    }

    private void take(PackingParts.Part part, ListPrices.Kept kept) {
        long times = unit / kept.unit();
        value += kept.value() * times;
        for (int each = 0; each < kept.offers().length; each++) {
            int operation = part.operations()[each];
            value -= offers[operation];
            // An offer above what it costs to leave them out proves no more, nor does one that nobody would take.
            offers[operation] = Math.max(0, Math.min(offers[operation], kept.offers()[each] * times));
        }
        for (int limit = 0; limit < kept.ofLimits().length; limit++) {
            ofLimits[problem.limits().indexOf(part.problem().limits().get(limit))] = -kept.ofLimits()[limit] * times;
        }
    }
}
