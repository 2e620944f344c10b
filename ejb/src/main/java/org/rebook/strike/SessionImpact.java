package org.rebook.strike;

/**
 * What a strike leaves of one session, and why.
 *
 * @param capacityLeft patients who can still be seen; for a theatre list, minutes
 */
public record SessionImpact(Staffing staffing, int capacityLeft, String reason) {}
