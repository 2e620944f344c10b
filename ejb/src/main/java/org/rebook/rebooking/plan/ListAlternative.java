package org.rebook.rebooking.plan;

/**
 * Another list that an operation could go on.
 *
 * @param cost what the list costs the operation itself
 * @param planAtMost how much more the whole plan would cost at most, if the operation went there; there may be a cheaper way to
 *     make room
 */
public record ListAlternative(int list, long cost, long planAtMost) {}
