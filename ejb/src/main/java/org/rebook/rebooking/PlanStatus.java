package org.rebook.rebooking;

/** How a plan stands. */
public enum PlanStatus {
    PROPOSED,
    APPROVED,
    CARRIED_OUT,
    /** Another plan for the same strike was made after it. */
    SUPERSEDED
}
