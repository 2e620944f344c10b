package org.rebook.rebooking;

/**
 * What a strike leaves of one session.
 *
 * @param capacity patients who can still be seen; for a theatre list, minutes
 * @param staffed whether anybody is left to see patients, in person or by phone
 */
record Remainder(String session, boolean theatre, boolean staffed, int booked, int capacity, String reason) {

    /** What a patient of it needs to be seen there: one place, or the operation's minutes. */
    int neededBy(Affected patient) {
        return theatre ? patient.displaced().minutes() : 1;
    }

    /** What the next patient no longer has of it: on a list the turnaround too. */
    int takenBy(Affected patient) {
        return neededBy(patient) + (theatre ? TheatrePool.USUAL_TURNAROUND : 0);
    }

    /** What is left of so much once some of it is taken; a turnaround may end after the list. */
    static int after(int had, int taken) {
        return Math.max(0, had - taken);
    }
}
