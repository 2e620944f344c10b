package org.rebook.rebooking.plan;

/**
 * How many operations of the pool may use something on one day, whatever lists they are on.
 *
 * @param day in the same count as {@link TheatreList#day}
 * @param most what is left of it; days without a limit have enough
 */
public record Limit(String what, int day, int most) {

    public Limit {
        if (what.isBlank() || most < 0) {
            throw new IllegalArgumentException(
                    "A limit needs a name and a number of 0 or more: '%s' on day %d, %d.".formatted(what, day, most));
        }
    }
}
