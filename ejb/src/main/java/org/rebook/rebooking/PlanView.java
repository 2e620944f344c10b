package org.rebook.rebooking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it stands.
 *
 * @param fingerprint of the inputs it was made from
 * @param secondPersonAbove of more changes the maker may not approve, by the rules it was made with (R-REP-07)
 * @param derived from which plan it was made by changes; null for one made from the data
 * @param cascades what it comes to that others give way; null when nobody does
 * @param baseline what the clerks' way (the most pressing first, each the earliest place) comes to on the same inputs
 */
public record PlanView(
        long id,
        long strikeId,
        PlanStatus status,
        String fingerprint,
        String ruleVersion,
        PlanFigures figures,
        PlanFigures baseline,
        Proposal.Proof proof,
        Instant createdAt,
        String createdBy,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable Long run,
        int secondPersonAbove,
        @Nullable Derivation derived,
        @Nullable Cascades cascades) {

    /**
     * The plan that was changed, and by what, in words.
     *
     * @param follows whether the other had been carried out by then, so that this one only says what comes on top
     */
    public record Derivation(long from, String words, boolean follows) {}

    /** Whether it says what is to change after another plan was carried out. */
    public boolean isFollowUp() {
        return derived != null && derived.follows();
    }

    /** Whether patients have been told of it, or are being told. */
    public boolean isBegun() {
        return status == PlanStatus.CARRIED_OUT || run != null;
    }

    /** How many appointments carrying it out would change, those who give way included. */
    public int changes() {
        return figures.moved() + figures.converted() + figures.unplaced() + givingWay();
    }

    /** How many patients whom the strike does not touch are moved to make room (R-REB-18). */
    public int givingWay() {
        return cascades == null ? 0 : cascades.giveWay();
    }

    public boolean needsSecondPerson() {
        return changes() > secondPersonAbove;
    }
}
