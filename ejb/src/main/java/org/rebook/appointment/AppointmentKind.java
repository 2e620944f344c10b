package org.rebook.appointment;

/** What an appointment is for. */
public enum AppointmentKind {
    NEW,
    FOLLOW_UP,
    PRE_OP,
    DIAGNOSTIC,
    OPERATION
}
