package org.rebook.rebooking.plan;

/**
 * One theatre list and what is booked on it already.
 *
 * @param day which day it is on, counted from any day
 * @param from when it starts, in minutes of that day
 * @param minutes its length
 * @param usedMinutes mean minutes of what is booked, turnarounds included
 * @param usedVariance of what is booked, in minutes squared
 */
public record TheatreList(int day, int from, int minutes, int usedMinutes, long usedVariance) {

    public TheatreList {
        if (from < 0 || minutes < 0 || usedMinutes < 0 || usedVariance < 0) {
            throw new IllegalArgumentException("No minutes below zero: from %d, %d long, used %d, variance %d."
                    .formatted(from, minutes, usedMinutes, usedVariance));
        }
    }

    /** A list of a pool in which days do not matter. */
    public TheatreList(int minutes, int usedMinutes, long usedVariance) {
        this(0, 0, minutes, usedMinutes, usedVariance);
    }
}
