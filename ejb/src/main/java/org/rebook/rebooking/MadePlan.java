package org.rebook.rebooking;

import java.util.List;

/**
 * A plan that is yet to be kept.
 *
 * @param shortfalls those without a date, and which sessions would help them
 * @param archived what it was made from, to make it again
 */
record MadePlan(Proposal proposal, List<Shortfall> shortfalls, byte[] archived) {}
