package org.rebook.appointment;

import org.jspecify.annotations.Nullable;

/**
 * An appointment was changed by Rebook, in the transaction that is under way.
 *
 * @param appointment the appointment that was changed; for a move the one that was given up
 * @param successor for a move the new appointment
 * @param reasonCode why, from our own list of reasons (IA-STAFF and so on)
 */
public record AppointmentChanged(
        ChangeKind kind,
        String appointment,
        @Nullable String successor,
        String reasonCode,
        @Nullable Long strikeId,
        @Nullable Long runId) {}
