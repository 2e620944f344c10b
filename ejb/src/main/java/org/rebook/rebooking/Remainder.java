package org.rebook.rebooking;

/**
 * What a strike leaves of one session.
 *
 * @param capacity patients who can still be seen; for a theatre list, minutes
 * @param staffed whether anybody is left to see patients, in person or by phone
 */
record Remainder(String session, boolean theatre, boolean staffed, int booked, int capacity, String reason) {}
