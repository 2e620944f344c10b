package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Arrays;

/**
 * Packs operations on theatre lists: the priority best fit, improved by a seeded search and settled level by level, beside a
 * bound that no plan can beat. The same problem, seed and steps always give the same plan.
 */
public final class ListPacking {

    /** Enough to prove nearly every pool of up to some sixty operations. */
    public static final int USUAL_STEPS = 1_000;

    private static final int WORK_PER_STEP = 10;

    private final ListProblem problem;
    private final int[] start;
    private final long seed;
    private final int steps;
    private final int[] listOf;
    private long cost;
    private long bestFit;
    private long bound;

    private ListPacking(ListProblem problem, int[] start, long seed, int steps) {
        this.problem = problem;
        this.start = start;
        this.seed = seed;
        this.steps = steps;
        listOf = new int[problem.operations().size()];
        Arrays.fill(listOf, UNPLACED);
    }

    /**
     * @param seed of the improvement search
     * @param steps how long to search and prove, in proportion; none for the bare best fit with a plain bound
     */
    public static ListPlan pack(ListProblem problem, long seed, int steps) {
        int[] nowhere = new int[problem.operations().size()];
        Arrays.fill(nowhere, UNPLACED);
        return improve(problem, nowhere, seed, steps);
    }

    /**
     * Packs again from a plan that stands; where it no longer holds, it is mended first.
     *
     * @param start the list of each operation, or {@link Assignment#UNPLACED}
     */
    public static ListPlan improve(ListProblem problem, int[] start, long seed, int steps) {
        return new ListPacking(problem, start, seed, steps).plan();
    }

    private ListPlan plan() {
        long alone =
                problem.operations().stream().mapToLong(Operation::unplacedCost).sum();
        cost = alone;
        bestFit = alone;
        bound = alone;
        PackingParts.of(problem).forEach(this::pack);
        return ListPlan.inTurn(problem, listOf, cost, bestFit, bound);
    }

    private void pack(PackingParts.Part part) {
        ListProblem own = part.problem();
        long alone =
                own.operations().stream().mapToLong(Operation::unplacedCost).sum();
        long least = own.operations().stream().mapToLong(Operation::leastCost).sum();
        Packing fit = PriorityBestFit.pack(own);
        bestFit += fit.cost() - alone;
        Packing mended = PriorityBestFit.mend(own, choicesIn(part));
        int size = own.operations().size();
        BestPacking best =
                new BestPacking(own, mended.cost() < fit.cost() ? mended : fit, seed, Math.min(steps, 4 * size));
        long partBound = least;
        if (steps > 0 && best.cost() > least) {
            best.improve((int) Math.min(steps, 30L * size), least);
            if (best.cost() > least) {
                partBound = new PackingLevels(own, best).bound((long) WORK_PER_STEP * steps * size);
            }
        }
        cost += best.cost() - alone;
        bound += Math.min(partBound, best.cost()) - alone;
        for (int operation = 0; operation < size; operation++) {
            int choice = best.choices()[operation];
            if (choice != UNPLACED) {
                listOf[part.operations()[operation]] =
                        part.lists()[own.operations().get(operation).lists()[choice]];
            }
        }
    }

    /** Which choices of a part the start has; none where the list is no choice any more. */
    private int[] choicesIn(PackingParts.Part part) {
        int[] choices = new int[part.operations().length];
        Arrays.fill(choices, UNPLACED);
        for (int operation = 0; operation < choices.length; operation++) {
            int[] lists = part.problem().operations().get(operation).lists();
            for (int choice = 0; choice < lists.length; choice++) {
                if (part.lists()[lists[choice]] == start[part.operations()[operation]]) {
                    choices[operation] = choice;
                }
            }
        }
        return choices;
    }
}
