package org.rebook.rebooking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a patient is placed as they are, and what each other place would cost.
 *
 * @param fixed why the plan does not choose for this patient; null when it does
 */
public record PlacementExplanation(
        String appointment,
        Decision decision,
        @Nullable Instant at,
        @Nullable String session,
        String why,
        @Nullable String fixed,
        List<Other> others) {

    /**
     * Another place, and what it would cost: exact, as if everybody were planned again with the patient there, but for those
     * who are placed together with other appointments of theirs. A change moves fewer, at a price for each.
     *
     * @param day null where the patient would stay or be seen by phone
     * @param mode how the patient would be seen; a change that chooses the place says it
     * @param forThePatient what the patient's own placement would cost more
     * @param forOthers what all others together would cost more
     * @param othersMoved how many others would be placed otherwise
     */
    public record Other(
            Decision decision,
            PlanChange.Mode mode,
            String session,
            LocalDate day,
            CostEffect forThePatient,
            CostEffect forOthers,
            int othersMoved,
            String words) {}
}
