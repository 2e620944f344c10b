package org.rebook.rebooking.plan;

/**
 * Packs operations on theatre lists: the priority best fit, improved by a seeded search, beside a bound that no plan can
 * beat; small pools are proven. The same problem and seed always give the same plan.
 */
public final class ListPacking {

    private static final int BOUND_ROUNDS = 60;
    private static final int PROOF_STEPS = 20_000;

    private ListPacking() {}

    /**
     * @param seed of the improvement search
     * @param steps how many improvements to try, none for the bare best fit with its bound
     */
    public static ListPlan pack(ListProblem problem, long seed, int steps) {
        Packing packing = PriorityBestFit.pack(problem);
        long bestFit = packing.cost();
        long leastOfEach =
                problem.operations().stream().mapToLong(Operation::leastCost).sum();
        new PackingImprovement(packing, seed).run(steps, leastOfEach);
        long bound = ListBound.of(problem, packing.cost(), BOUND_ROUNDS);
        if (bound < packing.cost() && steps > 0 && PackingProof.complete(problem, packing, PROOF_STEPS)) {
            bound = packing.cost();
        }
        return ListPlan.inTurn(
                problem, packing.listOf.clone(), packing.cost(), bestFit, Math.min(bound, packing.cost()));
    }
}
