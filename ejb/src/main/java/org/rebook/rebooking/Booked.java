package org.rebook.rebooking;

/** What became of a clerk's attempt to book a slot. */
public sealed interface Booked {

    /** The patient has the new appointment. */
    record Done(String appointment) implements Booked {}

    /** The patient has not; nothing was changed. */
    record Refused(String reason) implements Booked {}
}
