package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which operation goes on which theatre list, in which order, and how good that is.
 *
 * @param listOf the list of each operation, or {@link Assignment#UNPLACED}
 * @param onList for each list its operations in their order
 * @param totalCost what the plan costs
 * @param bestFitCost what the priority best fit costs, the baseline
 * @param lowerBound what every plan costs at least
 */
public record ListPlan(int[] listOf, int[][] onList, long totalCost, long bestFitCost, long lowerBound) {

    /** The plan with each list in the order of its operations' turns, the longer first among equals. */
    static ListPlan inTurn(ListProblem problem, int[] listOf, long totalCost, long bestFitCost, long lowerBound) {
        Comparator<Integer> byTurn = Comparator.comparingInt(
                        (Integer each) -> problem.operations().get(each).order())
                .thenComparingInt(each -> -problem.operations().get(each).meanMinutes())
                .thenComparing(Comparator.naturalOrder());
        int[][] onList = new int[problem.lists().size()][];
        Arrays.setAll(onList, list -> IntStream.range(0, listOf.length)
                .filter(each -> listOf[each] == list)
                .boxed()
                .sorted(byTurn)
                .mapToInt(Integer::intValue)
                .toArray());
        return new ListPlan(listOf, onList, totalCost, bestFitCost, lowerBound);
    }

    public boolean isProvenOptimal() {
        return totalCost == lowerBound;
    }

    /** The part of the cost that might still be saved, from 0 to 1. */
    public double gap() {
        return totalCost == 0 ? 0 : (totalCost - lowerBound) / (double) totalCost;
    }

    public int unplaced() {
        return (int) Arrays.stream(listOf)
                .filter(list -> list == Assignment.UNPLACED)
                .count();
    }
}
