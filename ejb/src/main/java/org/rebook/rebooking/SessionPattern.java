package org.rebook.rebooking;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;

/**
 * A session as the trust holds it week after week, so that one more like it can be imagined.
 *
 * @param minutes of one slot; for a theatre list, its length
 * @param places how many slots; for a theatre list none, since operations share it
 */
record SessionPattern(
        String specialty,
        @Nullable String site,
        SlotType type,
        Modality modality,
        DayOfWeek weekday,
        LocalTime from,
        int minutes,
        int places,
        int turnaroundMinutes,
        Capabilities offers) {

    boolean isList() {
        return type == SlotType.LIST;
    }

    /** One more such session on the day, empty, with whatever clinician can be found. */
    Opening on(LocalDate day) {
        Instant start = day.atTime(from).atZone(London.ZONE).toInstant();
        int whole = isList() ? minutes : minutes * places;
        String id = "extra/%s/%s/%s/%s/%d/%s/%s".formatted(specialty, site, type, modality, minutes, day, from);
        OfferedSlot sample = new OfferedSlot(
                id,
                id,
                type,
                modality,
                specialty,
                site,
                null,
                new SlotTime(start, start.plus(Duration.ofMinutes(whole))),
                true,
                SessionStatus.OPEN,
                false,
                minutes,
                offers);
        return isList()
                ? new Opening(sample, List.of(), minutes, 0, 0, turnaroundMinutes)
                : new Opening(sample, slots(id, start), 0, 0, 0, 0);
    }

    private List<Opening.Slot> slots(String id, Instant start) {
        return IntStream.range(0, places)
                .mapToObj(number -> {
                    Instant from = start.plus(Duration.ofMinutes((long) number * minutes));
                    return new Opening.Slot(
                            id + "/" + number, 0, new SlotTime(from, from.plus(Duration.ofMinutes(minutes))));
                })
                .toList();
    }
}
