package org.rebook.rebooking.plan;

import java.util.Arrays;

/** Goes through every packing that might still be cheaper, within a limit of steps; for small pools that proves the best. */
final class PackingProof {

    private final Packing packing;
    private final int[] order;
    private long best;
    private int[] bestLists;
    private int steps;

    private PackingProof(ListProblem problem, Packing incumbent, int steps) {
        packing = new Packing(problem);
        order = PriorityBestFit.byPriority(problem);
        best = incumbent.cost();
        bestLists = incumbent.listOf.clone();
        this.steps = steps;
    }

    /** Whether the incumbent, improved where something cheaper was found, is now proven the cheapest. */
    static boolean complete(ListProblem problem, Packing incumbent, int steps) {
        PackingProof proof = new PackingProof(problem, incumbent, steps);
        proof.from(0);
        if (proof.best < incumbent.cost()) {
            incumbent.become(proof.bestLists);
        }
        return proof.steps >= 0;
    }

    private void from(int depth) {
        if (--steps < 0 || packing.cost() - mostSavedFrom(depth) >= best) {
            return;
        }
        if (depth == order.length) {
            best = packing.cost();
            bestLists = packing.listOf.clone();
            return;
        }
        int operation = order[depth];
        Operation needed = packing.operations.get(operation);
        for (int choice : cheapestFirst(needed)) {
            if (packing.fits(operation, needed.lists()[choice])) {
                packing.place(operation, choice);
                from(depth + 1);
                packing.remove(operation);
            }
        }
        from(depth + 1);
    }

    /** As if each of the rest had its cheapest list with room to itself. */
    private long mostSavedFrom(int depth) {
        long saved = 0;
        for (int at = depth; at < order.length; at++) {
            int choice = packing.bestChoice(order[at]);
            if (choice != Assignment.UNPLACED) {
                Operation operation = packing.operations.get(order[at]);
                saved += operation.unplacedCost() - operation.costs()[choice];
            }
        }
        return saved;
    }

    private static int[] cheapestFirst(Operation operation) {
        Integer[] choices = new Integer[operation.lists().length];
        Arrays.setAll(choices, choice -> choice);
        Arrays.sort(
                choices,
                (one, other) -> Long.compare(operation.costs()[one], operation.costs()[other]));
        return Arrays.stream(choices).mapToInt(Integer::intValue).toArray();
    }
}
