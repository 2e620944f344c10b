package org.rebook.rebooking.plan;

/**
 * One theatre list and what is booked on it already.
 *
 * @param minutes its length
 * @param usedMinutes mean minutes of what is booked, turnarounds included
 * @param usedVariance of what is booked, in minutes squared
 */
public record TheatreList(int minutes, int usedMinutes, long usedVariance) {

    public TheatreList {
        if (minutes < 0 || usedMinutes < 0 || usedVariance < 0) {
            throw new IllegalArgumentException(
                    "No minutes below zero: %d, used %d, variance %d.".formatted(minutes, usedMinutes, usedVariance));
        }
    }
}
