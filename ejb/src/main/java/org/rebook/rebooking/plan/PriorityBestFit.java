package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Packs as theatre schedulers do: the operation that matters most first, each on its cheapest list with room. */
final class PriorityBestFit {

    private PriorityBestFit() {}

    static Packing pack(ListProblem problem) {
        Packing packing = new Packing(problem);
        fill(problem, packing);
        return packing;
    }

    /** Keeps every choice that still fits, the most important first, then packs the rest. */
    static Packing mend(ListProblem problem, int[] choices) {
        Packing packing = new Packing(problem);
        for (int operation : byPriority(problem)) {
            if (choices[operation] != UNPLACED && packing.fits(operation, choices[operation])) {
                packing.place(operation, choices[operation]);
            }
        }
        fill(problem, packing);
        return packing;
    }

    private static void fill(ListProblem problem, Packing packing) {
        for (int operation : byPriority(problem)) {
            int choice = packing.choiceOf(operation) == UNPLACED ? packing.bestChoice(operation) : UNPLACED;
            if (choice != UNPLACED) {
                packing.place(operation, choice);
            }
        }
    }

    static int[] byPriority(ListProblem problem) {
        Comparator<Integer> dearestFirst = Comparator.comparingLong(
                operation -> -problem.operations().get(operation).unplacedCost());
        Comparator<Integer> longestFirst = Comparator.comparingInt(
                operation -> -problem.operations().get(operation).minutes());
        return IntStream.range(0, problem.operations().size())
                .boxed()
                .sorted(dearestFirst.thenComparing(longestFirst))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
