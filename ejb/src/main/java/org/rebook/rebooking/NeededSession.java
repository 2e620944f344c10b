package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A session that a scenario supposes and that somebody has to set up in the EHR before it can be planned with.
 *
 * @param like the clinic or list that it is a copy of
 * @param places how many slots; for a theatre list none
 */
public record NeededSession(
        LocalDate day,
        LocalTime from,
        int minutes,
        String like,
        boolean list,
        int places,
        @Nullable String specialty,
        @Nullable String site) {

    static final Comparator<NeededSession> IN_ORDER = Comparator.comparing(NeededSession::day)
            .thenComparing(NeededSession::from)
            .thenComparing(NeededSession::like);

    NeededSession on(LocalDate other) {
        return new NeededSession(other, from, minutes, like, list, places, specialty, site);
    }
}
