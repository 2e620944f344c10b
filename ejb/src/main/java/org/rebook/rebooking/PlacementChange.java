package org.rebook.rebooking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One patient whose placement a change of the plan changes, and why.
 *
 * @param asked whether the change is about this patient; the others make room or gain by it
 * @param from null for an appointment that joins the plan
 * @param to null for an appointment that leaves it
 * @param effect what the patient's own placement costs more
 */
public record PlacementChange(
        String appointment, boolean asked, @Nullable Place from, @Nullable Place to, CostEffect effect, String why) {

    /** Where a patient is in a plan. */
    public record Place(Decision decision, @Nullable Instant at, @Nullable String session) {

        static Place of(Placed placed) {
            return new Place(
                    placed.decision(),
                    placed.time() == null ? null : placed.time().startsAt(),
                    placed.opening() == null ? null : placed.opening().sample().session());
        }
    }
}
