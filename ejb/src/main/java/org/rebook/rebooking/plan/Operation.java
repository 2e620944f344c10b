package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.List;

/**
 * One operation that needs room on a theatre list.
 *
 * @param meanMinutes how long it takes on average, anaesthetic included
 * @param variance in minutes squared
 * @param turnaroundMinutes until the theatre is ready for the next, counted for the last as well
 * @param order its turn on whichever list it goes on: lower numbers first, from 0
 * @param uses what it needs that lists share, each named once
 * @param lists the lists it may go on, each once
 * @param costs what each of those costs, zero or more
 * @param unplacedCost what it costs to leave it without a list
 */
public record Operation(
        int meanMinutes,
        int variance,
        int turnaroundMinutes,
        int order,
        List<Use> uses,
        int[] lists,
        long[] costs,
        long unplacedCost) {

    /** The turn of whoever has no reason to go before others. */
    public static final int ANY_TURN = 9;

    public Operation {
        if (meanMinutes < 0 || variance < 0 || turnaroundMinutes < 0 || order < 0) {
            throw new IllegalArgumentException("No number below zero: mean %d, variance %d, turnaround %d, order %d."
                    .formatted(meanMinutes, variance, turnaroundMinutes, order));
        }
        uses = List.copyOf(uses);
        if (uses.size() > 1 && uses.stream().map(Use::what).distinct().count() < uses.size()) {
            throw new IllegalArgumentException("An operation names what it uses once: %s.".formatted(uses));
        }
        if (lists.length != costs.length) {
            throw new IllegalArgumentException(
                    "Every list needs a cost: %d lists, %d costs.".formatted(lists.length, costs.length));
        }
        for (long cost : costs) {
            requireCost(cost);
        }
        requireCost(unplacedCost);
    }

    /** An operation that can take any turn and uses nothing but time. */
    public Operation(
            int meanMinutes, int variance, int turnaroundMinutes, int[] lists, long[] costs, long unplacedCost) {
        this(meanMinutes, variance, turnaroundMinutes, ANY_TURN, List.of(), lists, costs, unplacedCost);
    }

    /** The most that it can cost. */
    long dearest() {
        return Extremes.greatest(costs, unplacedCost);
    }

    /** The same operation with other lists to choose from. */
    public Operation withLists(int[] otherLists, long[] otherCosts) {
        return new Operation(
                meanMinutes, variance, turnaroundMinutes, order, uses, otherLists, otherCosts, unplacedCost);
    }

    /** Which of its lists that is, or {@link Assignment#UNPLACED}. */
    int choiceOf(int list) {
        for (int choice = 0; choice < lists.length; choice++) {
            if (lists[choice] == list) {
                return choice;
            }
        }
        return Assignment.UNPLACED;
    }

    /** What it takes from a list on average. */
    int minutes() {
        return meanMinutes + turnaroundMinutes;
    }

    /** What no plan can save on it. */
    long leastCost() {
        return Extremes.least(costs, unplacedCost);
    }

    /** The same with each list, and last having none, costing so much more. */
    Operation charging(long[] charges) {
        long[] charged = new long[costs.length];
        Arrays.setAll(charged, list -> costs[list] + charges[list]);
        return new Operation(
                meanMinutes,
                variance,
                turnaroundMinutes,
                order,
                uses,
                lists,
                charged,
                unplacedCost + charges[costs.length]);
    }

    private static void requireCost(long cost) {
        if (cost < 0) {
            throw new IllegalArgumentException("A cost cannot be below zero: %d.".formatted(cost));
        }
    }
}
