package org.rebook.appointment;

/**
 * The move of a patient who gives the place to another.
 *
 * @param version the appointment's version when it was decided
 */
public record MakesRoom(String appointment, long version, Target target, Cause cause) {}
