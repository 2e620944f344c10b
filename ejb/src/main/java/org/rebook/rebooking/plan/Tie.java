package org.rebook.rebooking.plan;

/**
 * Two appointments whose days hang together: day(second) - day(first) lies between least and most.
 *
 * @param least days, below zero when the second may come first
 * @param most days, at least {@code least}; {@link #UNBOUNDED} for no limit
 * @param without what holds when one of the two has no place
 */
public record Tie(Member first, Member second, int least, int most, Without without) {

    /** More days than any plan has. */
    public static final int UNBOUNDED = 1_000_000;

    /** What a tie asks when one of its two has no place. */
    public enum Without {
        /** Nothing: it binds only two that both have a place. */
        FREE,
        /** The second has a place only if the first has one. */
        NEEDS_FIRST,
        /** Both have a place, or neither has. */
        TOGETHER
    }

    public Tie {
        if (least > most || least < -UNBOUNDED || most > UNBOUNDED) {
            throw new IllegalArgumentException(
                    "The days of a tie run from %d to %d, which cannot be.".formatted(least, most));
        }
        if (first.equals(second)) {
            throw new IllegalArgumentException("Nobody is tied to themselves: %s.".formatted(first));
        }
    }

    boolean allowsWithout(boolean firstPlaced, boolean secondPlaced) {
        return switch (without) {
            case FREE -> true;
            case NEEDS_FIRST -> firstPlaced || !secondPlaced;
            case TOGETHER -> firstPlaced == secondPlaced;
        };
    }
}
