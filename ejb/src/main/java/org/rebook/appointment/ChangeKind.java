package org.rebook.appointment;

/** What happened to an appointment. */
public enum ChangeKind {
    MOVED,
    CANCELLED,
    CONVERTED,
    BOOKED,
    REINSTATED
}
