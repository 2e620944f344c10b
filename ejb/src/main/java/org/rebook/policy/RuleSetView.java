package org.rebook.policy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rule set as it stands.
 *
 * @param basedOn the set that it was drafted from; null for the first that Rebook is shipped with
 * @param revision counts the changes to a draft
 */
public record RuleSetView(
        String version,
        @Nullable String basedOn,
        LocalDate validFrom,
        Status status,
        String why,
        @Nullable Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        long revision) {

    /** How a rule set stands. */
    public enum Status {
        SHIPPED,
        DRAFT,
        APPROVED,
        DISCARDED
    }

    public boolean draft() {
        return status == Status.DRAFT;
    }
}
