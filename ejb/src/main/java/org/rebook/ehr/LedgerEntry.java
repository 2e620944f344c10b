package org.rebook.ehr;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.ChangeKind;

/**
 * A change that the EHR is told of, and how far that is.
 *
 * @param successor for a move the new appointment
 * @param waitsFor the earlier change that must be confirmed before this one is sent
 * @param said what the EHR answered, or how it failed to
 */
public record LedgerEntry(
        long id,
        UUID requestId,
        LedgerStatus status,
        ChangeKind kind,
        String appointment,
        @Nullable String successor,
        String patientId,
        @Nullable Long strikeId,
        @Nullable Long runId,
        int attempts,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant confirmedAt,
        Instant nextAttemptAt,
        @Nullable Long waitsFor,
        @Nullable String said) {}
