package org.rebook.rebooking.plan;

/** Tries every packing of a small pool, by the checker's own arithmetic. */
final class EveryPacking {

    private final ListProblem problem;
    private final int[] listOf;

    private EveryPacking(ListProblem problem) {
        this.problem = problem;
        this.listOf = new int[problem.operations().size()];
    }

    static long leastCost(ListProblem problem) {
        return new EveryPacking(problem).from(0, 0);
    }

    private long from(int operation, long cost) {
        if (operation == listOf.length) {
            ListPlan plan = ListPlan.inTurn(problem, listOf, cost, cost, cost);
            return ListPlanCheck.faultsOf(problem, plan).isEmpty() ? cost : Long.MAX_VALUE;
        }
        Operation needed = problem.operations().get(operation);
        listOf[operation] = Assignment.UNPLACED;
        long least = from(operation + 1, cost + needed.unplacedCost());
        for (int choice = 0; choice < needed.lists().length; choice++) {
            listOf[operation] = needed.lists()[choice];
            least = Math.min(least, from(operation + 1, cost + needed.costs()[choice]));
        }
        return least;
    }
}
