package org.rebook.clinic;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** From when until when; the end is no longer part of it. */
public record SlotTime(Instant startsAt, Instant endsAt) {

    public SlotTime {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException(
                    "A slot must start (%s) before it ends (%s).".formatted(startsAt, endsAt));
        }
    }

    public boolean overlaps(SlotTime other) {
        return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
    }

    public LocalDate day() {
        return London.dayOf(startsAt);
    }

    public long minutes() {
        return Duration.between(startsAt, endsAt).toMinutes();
    }
}
