package org.rebook.rebooking.plan;

/**
 * What one more place in a group would do, exactly: the plan as it is beside the plan with it.
 *
 * @param saving what the whole plan would cost less
 * @param seated who would have a place that has none now, or {@link Assignment#UNPLACED}
 */
public record OneMorePlace(long saving, int seated) {}
