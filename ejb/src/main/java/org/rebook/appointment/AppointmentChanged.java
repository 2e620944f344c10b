package org.rebook.appointment;

import org.jspecify.annotations.Nullable;

/**
 * An appointment was changed by Rebook, in the transaction that is under way.
 *
 * @param appointment the appointment that was changed; for a move the one that was given up
 * @param successor for a move the new appointment
 * @param reason why, from our own list
 */
public record AppointmentChanged(
        ChangeKind kind,
        String appointment,
        @Nullable String successor,
        ReasonCode reason,
        @Nullable Long strikeId,
        @Nullable Long runId) {}
