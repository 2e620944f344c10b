package org.rebook.appointment;

/** What became of an attempt to change a booking. */
public sealed interface BookingOutcome {

    /** It was done; for a move, {@code appointment} is the new one. */
    record Done(String appointment) implements BookingOutcome {}

    /** Something is not as it was thought to be, and nothing was changed. */
    record Refused(String reason) implements BookingOutcome {}
}
