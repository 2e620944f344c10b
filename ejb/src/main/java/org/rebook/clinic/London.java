package org.rebook.clinic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Where the trust's clocks are: instants are kept, days and hours are London's. */
public final class London {

    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private London() {}

    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
