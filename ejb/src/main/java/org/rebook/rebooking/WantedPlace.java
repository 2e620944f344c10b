package org.rebook.rebooking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where one more place would help a plan, and exactly how: the plan as it is beside the best plan with that place.
 *
 * @param decision what a patient would do there: stay, be seen by phone, or move
 * @param places how many there are now
 * @param saving what the plan would come to less
 * @param words the same as a sentence
 */
public record WantedPlace(
        String pool,
        Decision decision,
        String session,
        @Nullable LocalDate day,
        int places,
        CostEffect saving,
        String words) {}
