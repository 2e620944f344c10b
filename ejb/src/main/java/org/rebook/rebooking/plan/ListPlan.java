package org.rebook.rebooking.plan;

import java.util.Arrays;

/**
 * Which operation goes on which theatre list, and how good that is.
 *
 * @param listOf the list of each operation, or {@link Assignment#UNPLACED}
 * @param totalCost what the plan costs
 * @param bestFitCost what the priority best fit costs, the baseline
 * @param lowerBound what every plan costs at least
 */
public record ListPlan(int[] listOf, long totalCost, long bestFitCost, long lowerBound) {

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
