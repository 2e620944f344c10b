package org.rebook.web.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Decision;
import org.rebook.rebooking.PlacementRow;

/** One placement as scripts read it: the patient by id only. */
public record PlacementJson(
        String appointment,
        String patient,
        String priority,
        Instant lostAt,
        Decision decision,
        @Nullable Instant newAt,
        @Nullable String newSite,
        String reason,
        boolean needsAgreement,
        String outcome,
        @Nullable String outcomeReason,
        @Nullable String givesWay,
        @Nullable Instant givesWayTo) {

    static PlacementJson of(PlacementRow row) {
        return new PlacementJson(
                row.appointment(),
                row.patientId(),
                row.priority(),
                row.lostAt(),
                row.decision(),
                row.newAt(),
                row.newSite(),
                row.reason(),
                row.needsAgreement(),
                row.runStatus(),
                row.runReason(),
                row.givesWay(),
                row.givesWayTo());
    }
}
