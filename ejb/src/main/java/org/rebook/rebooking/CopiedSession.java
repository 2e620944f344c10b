package org.rebook.rebooking;

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
 * A whole session as a clinic usually holds it, with all its kinds of slots, so that it can be held on another day too.
 *
 * @param minutes of the whole session
 * @param kinds for a theatre list, none
 */
record CopiedSession(
        String clinic,
        String name,
        @Nullable String specialty,
        @Nullable String site,
        int minutes,
        boolean list,
        int turnaroundMinutes,
        Capabilities offers,
        List<Kind> kinds) {

    private static final String ADDED = "added/";

    /** Slots that are alike, by how many minutes after the session's start each begins. */
    record Kind(SlotType type, Modality modality, boolean reserved, int minutes, List<Integer> starts) {}

    static boolean isAdded(@Nullable Opening opening) {
        return opening != null && opening.sample().session().startsWith(ADDED);
    }

    /** The session's openings if it were held on that day too, empty, with whatever clinician can be found. */
    List<Opening> on(LocalDate day, LocalTime from) {
        Instant start = day.atTime(from).atZone(London.ZONE).toInstant();
        String session = ADDED + clinic + "/" + day + "/" + from;
        if (list) {
            OfferedSlot sample = place(
                    session,
                    session,
                    new Kind(SlotType.LIST, Modality.IN_PERSON, false, minutes, List.of()),
                    new SlotTime(start, start.plus(Duration.ofMinutes(minutes))));
            return List.of(new Opening(sample, List.of(), minutes, 0, 0, turnaroundMinutes));
        }
        return IntStream.range(0, kinds.size())
                .mapToObj(number -> opening(session, number, start))
                .toList();
    }

    private Opening opening(String session, int number, Instant start) {
        Kind kind = kinds.get(number);
        List<Opening.Slot> slots = IntStream.range(0, kind.starts().size())
                .mapToObj(slot -> {
                    Instant from = start.plus(Duration.ofMinutes(kind.starts().get(slot)));
                    return new Opening.Slot(
                            "%s/%d/%d".formatted(session, number, slot),
                            0,
                            new SlotTime(from, from.plus(Duration.ofMinutes(kind.minutes()))));
                })
                .toList();
        SlotTime span = new SlotTime(
                slots.get(0).time().startsAt(),
                slots.get(slots.size() - 1).time().endsAt());
        return new Opening(place(slots.get(0).id(), session, kind, span), slots, 0, 0, 0, 0);
    }

    private OfferedSlot place(String id, String session, Kind kind, SlotTime time) {
        return new OfferedSlot(
                id,
                session,
                kind.type(),
                kind.modality(),
                specialty,
                site,
                null,
                time,
                true,
                SessionStatus.OPEN,
                kind.reserved(),
                kind.minutes(),
                offers);
    }

    int places() {
        return kinds.stream().mapToInt(kind -> kind.starts().size()).sum();
    }
}
