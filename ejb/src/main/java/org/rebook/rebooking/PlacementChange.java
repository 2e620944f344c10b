package org.rebook.rebooking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;

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

    /**
     * Where a patient is in a plan.
     *
     * @param at null for whoever has no place, and for whom a person decides
     */
    public record Place(Decision decision, @Nullable Instant at, @Nullable String session) {

        static Place of(Placed placed) {
            String session = placed.sessionNow();
            return new Place(placed.decision(), session == null ? null : startOf(placed), session);
        }

        private static @Nullable Instant startOf(Placed placed) {
            SlotTime time = placed.comesAt();
            return time == null ? null : time.startsAt();
        }
    }
}
