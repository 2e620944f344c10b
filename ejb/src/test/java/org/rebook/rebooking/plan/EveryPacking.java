package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Tries every packing of a small pool; whether a list may hold a set, and a day may, the checker says. */
final class EveryPacking {

    private final ListProblem problem;
    private final int[] listOf;
    private final Map<Long, Boolean> holds = new HashMap<>();
    private final boolean isSharing;

    private final OpenChoices open;

    private EveryPacking(ListProblem problem, OpenChoices open) {
        this.problem = problem;
        this.open = open;
        this.listOf = new int[problem.operations().size()];
        Arrays.fill(listOf, Assignment.UNPLACED);
        isSharing = !problem.limits().isEmpty();
    }

    static long leastCost(ListProblem problem) {
        return leastCost(problem, new OpenChoices(problem));
    }

    /** Of the packings that are made of those choices; the greatest number when there is none. */
    static long leastCost(ListProblem problem, OpenChoices open) {
        return new EveryPacking(problem, open).from(0, 0);
    }

    private long from(int operation, long cost) {
        if (operation == listOf.length) {
            return !isSharing || isFaultless(listOf) ? cost : Long.MAX_VALUE;
        }
        Operation needed = problem.operations().get(operation);
        long least = open.isOpen(operation, Assignment.UNPLACED)
                ? from(operation + 1, cost + needed.unplacedCost())
                : Long.MAX_VALUE;
        for (int choice = 0; choice < needed.lists().length; choice++) {
            listOf[operation] = needed.lists()[choice];
            if (open.isOpen(operation, choice) && listHolds(listOf[operation])) {
                least = Math.min(least, from(operation + 1, cost + needed.costs()[choice]));
            }
        }
        listOf[operation] = Assignment.UNPLACED;
        return least;
    }

    /** A list that holds no more of a set holds no more with others added. */
    private boolean listHolds(int list) {
        int[] alone = Arrays.stream(listOf)
                .map(each -> each == list ? list : Assignment.UNPLACED)
                .toArray();
        long key = list;
        for (int each : alone) {
            key = 2 * key + (each == list ? 1 : 0);
        }
        return holds.computeIfAbsent(key, any -> isFaultless(alone));
    }

    private boolean isFaultless(int[] lists) {
        long cost = 0;
        for (int operation = 0; operation < lists.length; operation++) {
            Operation one = problem.operations().get(operation);
            cost += one.unplacedCost();
            for (int choice = 0; choice < one.lists().length; choice++) {
                cost += one.lists()[choice] == lists[operation] ? one.costs()[choice] - one.unplacedCost() : 0;
            }
        }
        return ListPlanCheck.faultsOf(problem, ListPlan.inTurn(problem, lists.clone(), cost, cost, cost))
                .isEmpty();
    }
}
