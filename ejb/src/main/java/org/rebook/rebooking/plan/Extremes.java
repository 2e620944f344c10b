package org.rebook.rebooking.plan;

/** The least and the greatest of some numbers, which are asked for millions of times. */
final class Extremes {

    private Extremes() {}

    /** @param numbers at least one */
    static long least(long[] numbers) {
        long least = numbers[0];
        for (long number : numbers) {
            least = Math.min(least, number);
        }
        return least;
    }

    /** The least of the numbers and of one more. */
    static long least(long[] numbers, long more) {
        return numbers.length == 0 ? more : Math.min(least(numbers), more);
    }

    /** @param numbers at least one */
    static long greatest(long[] numbers) {
        long greatest = numbers[0];
        for (long number : numbers) {
            greatest = Math.max(greatest, number);
        }
        return greatest;
    }

    /** The greatest of the numbers and of one more. */
    static long greatest(long[] numbers, long more) {
        return numbers.length == 0 ? more : Math.max(greatest(numbers), more);
    }
}
