package org.rebook.rebooking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.rebook.clinic.London;
import org.rebook.clinic.SlotTime;

/** A session as it would be if it took place once more on another day. */
final class RepeatedSession {

    private RepeatedSession() {}

    static String idOf(String session, LocalDate day) {
        return "copy/%s/%s".formatted(session, day);
    }

    static Opening of(Opening opening, LocalDate day) {
        OfferedSlot sample = opening.sample();
        ZonedDateTime was = sample.time().startsAt().atZone(London.ZONE);
        Instant start = was.with(day).toInstant();
        SlotTime time =
                new SlotTime(start, start.plus(Duration.ofMinutes(sample.time().minutes())));
        String id = idOf(sample.session(), day);
        return new Opening(
                new OfferedSlot(
                        id,
                        id,
                        sample.type(),
                        sample.modality(),
                        sample.specialty(),
                        sample.site(),
                        sample.clinician(),
                        time,
                        true,
                        sample.sessionStatus(),
                        sample.reserved(),
                        sample.roomMinutes(),
                        sample.offers()),
                List.of(),
                opening.listMinutes(),
                0,
                0,
                opening.turnaroundMinutes());
    }
}
