package org.rebook.rebooking;

/** A clerk has booked a new date, and may find in the next moments that it was a mistake. */
public record BookedByHand(String appointment) {}
