package org.rebook.rebooking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Rule;

/**
 * A request to set one protection of one appointment aside, as it stands.
 *
 * @param approver who has to approve, in words; empty when nobody has to
 */
public record OverrideView(
        long id,
        long strikeId,
        String strikeName,
        boolean strikeOn,
        String appointment,
        String patientId,
        String patientName,
        @Nullable String specialtyName,
        @Nullable String clinic,
        Instant startsAt,
        boolean operation,
        Rule rule,
        String reason,
        Instant askedAt,
        String askedBy,
        boolean needsSecondPerson,
        String approver,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable String revokedWhy) {

    /** Whether it waits for the second person. */
    public boolean waiting() {
        return strikeOn && revokedAt == null && needsSecondPerson && approvedAt == null;
    }

    /** Whether the next plan may move the patient as far as this protection goes. */
    public boolean standing() {
        return strikeOn && revokedAt == null && (approvedAt != null || !needsSecondPerson);
    }

    public String state() {
        if (revokedAt != null) {
            return approvedAt == null && needsSecondPerson ? "Refused" : "Revoked";
        }
        if (!strikeOn) {
            return "Ended with the strike";
        }
        return standing() ? "Set aside" : "Waits for approval";
    }
}
