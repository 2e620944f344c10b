package org.rebook.rebooking.planfile;

import java.util.List;

/** One pool of operations as a file has it; the numbers of lists and operations are their places in the file. */
record Theatre(String id, List<Session> lists, List<Limit> limits, List<Surgery> operations) {

    /** One theatre list, and what is booked on it already. */
    record Session(String id, int day, int from, int minutes, int usedMinutes, long usedVariance) {}

    /** At most so many operations may use the thing on the day. */
    record Limit(String what, int day, int most) {}

    /** One unit of the thing on the day of the list and the days that follow, so many in all. */
    record Use(String what, int days) {}

    /** One operation; it may go on {@code lists[i]} for {@code costs[i]}. */
    record Surgery(
            String id,
            int mean,
            int variance,
            int turnaround,
            long unplaced,
            int order,
            List<Use> uses,
            int[] lists,
            long[] costs) {

        /** The choice that leads to the list, or -1. */
        int choiceOf(int list) {
            for (int choice = 0; choice < lists.length; choice++) {
                if (lists[choice] == list) {
                    return choice;
                }
            }
            return -1;
        }
    }
}
