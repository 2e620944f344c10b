package org.rebook.rebooking.plan;

/**
 * One other place for a patient, and what it would really cost.
 *
 * @param arc the arc the patient would take
 * @param group the group it leads to
 * @param costToPlan what the whole plan would cost more, the patient's own difference included
 * @param costToOthers what all others together would cost more; below zero where they would gain
 */
public record Alternative(int arc, int group, long costToPlan, long costToOthers) {}
