package org.rebook.appointment;

/**
 * A move is being taken back, in the transaction that is under way. Whoever has told somebody of it refuses by throwing
 * {@link AlreadyTold}.
 */
public record MoveTakenBack(String appointment, String successor) {}
