package org.rebook.rebooking.plan;

/**
 * One operation that needs room on a theatre list.
 *
 * @param meanMinutes how long it takes on average, anaesthetic included
 * @param variance in minutes squared
 * @param turnaroundMinutes until the theatre is ready for the next, counted for the last as well
 * @param lists the lists it may go on, each once
 * @param costs what each of those costs, zero or more
 * @param unplacedCost what it costs to leave it without a list
 */
public record Operation(
        int meanMinutes, int variance, int turnaroundMinutes, int[] lists, long[] costs, long unplacedCost) {

    public Operation {
        if (meanMinutes < 0 || variance < 0 || turnaroundMinutes < 0) {
            throw new IllegalArgumentException("No minutes below zero: mean %d, variance %d, turnaround %d."
                    .formatted(meanMinutes, variance, turnaroundMinutes));
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

    /** What it takes from a list on average. */
    int minutes() {
        return meanMinutes + turnaroundMinutes;
    }

    /** What no plan can save on it. */
    long leastCost() {
        long least = unplacedCost;
        for (long cost : costs) {
            least = Math.min(least, cost);
        }
        return least;
    }

    private static void requireCost(long cost) {
        if (cost < 0) {
            throw new IllegalArgumentException("A cost cannot be below zero: %d.".formatted(cost));
        }
    }
}
