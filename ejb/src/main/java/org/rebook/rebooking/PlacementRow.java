package org.rebook.rebooking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One placement of a plan as it is read in the console.
 *
 * @param givesWay the appointment of another patient who moves so that this one can have the place; mostly null
 * @param givesWayTo when that patient is seen instead
 */
public record PlacementRow(
        String appointment,
        String patientId,
        String patientName,
        @Nullable String specialtyName,
        String clinic,
        String priority,
        Instant lostAt,
        Decision decision,
        @Nullable Instant newAt,
        @Nullable String newSite,
        @Nullable String newClinician,
        String reason,
        List<AlternativeDate> alternatives,
        boolean needsAgreement,
        String runStatus,
        @Nullable String runReason,
        @Nullable String givesWay,
        @Nullable Instant givesWayTo) {}
