package org.rebook.rebooking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotType;

/**
 * Sessions that the trust does not hold yet and that would give patients a date.
 *
 * @param minutes of one slot; for a theatre list, its length
 * @param places how many slots each has; for a theatre list none
 */
public record ExtraSessions(
        @Nullable String site,
        SlotType type,
        Modality modality,
        DayOfWeek weekday,
        LocalTime from,
        int minutes,
        int places,
        List<LocalDate> days) {

    static ExtraSessions of(SessionPattern pattern, List<LocalDate> days) {
        return new ExtraSessions(
                pattern.site(),
                pattern.type(),
                pattern.modality(),
                pattern.weekday(),
                pattern.from(),
                pattern.minutes(),
                pattern.places(),
                List.copyOf(days));
    }

    public boolean lists() {
        return type == SlotType.LIST;
    }
}
