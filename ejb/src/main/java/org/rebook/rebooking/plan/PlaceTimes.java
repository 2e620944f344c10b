package org.rebook.rebooking.plan;

/**
 * When each place of a pool is: one entry for each group or list. The arrays are handed over, not copied.
 *
 * @param day counted from any day that all pools share
 * @param from minutes after midnight, included
 * @param to minutes after midnight, not included; where it is {@code from}, the place takes no time and goes with every other
 */
public record PlaceTimes(int[] day, int[] from, int[] to) {

    public PlaceTimes {
        if (day.length != from.length || day.length != to.length) {
            throw new IllegalArgumentException("Every place needs a day, a start and an end: %d, %d, %d."
                    .formatted(day.length, from.length, to.length));
        }
        for (int place = 0; place < day.length; place++) {
            if (from[place] > to[place]) {
                throw new IllegalArgumentException(
                        "Place %d cannot run from minute %d to minute %d.".formatted(place, from[place], to[place]));
            }
        }
    }

    int places() {
        return day.length;
    }
}
