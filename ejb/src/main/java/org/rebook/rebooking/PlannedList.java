package org.rebook.rebooking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A theatre list on which a plan puts somebody, with all who are on it then, in their order.
 *
 * @param usedMinutes what they take on average, turnarounds included
 */
public record PlannedList(
        String session,
        String clinic,
        @Nullable String site,
        @Nullable String clinician,
        Instant startsAt,
        Instant endsAt,
        int minutes,
        int usedMinutes,
        List<Turn> turns) {

    /**
     * One operation on it.
     *
     * @param startsAt about when, as the patient is told
     * @param early why before others; null for whoever can take any turn
     * @param needs kit and other needs in words
     */
    public record Turn(
            int place,
            String appointment,
            String patientId,
            String patientName,
            @Nullable String operation,
            int minutes,
            Instant startsAt,
            boolean byThePlan,
            @Nullable String early,
            String needs,
            int bedDays) {}
}
