package org.rebook.strike;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One stretch of a strike, from an instant up to but not including another. */
@Embeddable
public record StrikeWindow(@Column(name = "starts_at") Instant startsAt, @Column(name = "ends_at") Instant endsAt) {

    private static final DateTimeFormatter AS_READ =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    public StrikeWindow {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("windows: a strike must start (%s) before it ends (%s)."
                    .formatted(AS_READ.format(startsAt), AS_READ.format(endsAt)));
        }
    }

    public boolean overlaps(Instant from, Instant to) {
        return startsAt.isBefore(to) && from.isBefore(endsAt);
    }

    @Override
    public String toString() {
        return AS_READ.format(startsAt) + " to " + AS_READ.format(endsAt);
    }
}
