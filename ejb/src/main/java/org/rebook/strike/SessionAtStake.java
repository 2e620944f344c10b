package org.rebook.strike;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session on a strike's days, with what it would take to stand it down.
 *
 * @param booked patients booked into it
 * @param bookedMinutes for a theatre list, the minutes of its operations
 * @param harm how much its patients would suffer from losing it: urgent and protected ones count most
 */
record SessionAtStake(
        String id,
        boolean theatre,
        @Nullable String specialty,
        @Nullable String site,
        Instant startsAt,
        Instant endsAt,
        int booked,
        int bookedMinutes,
        int harm,
        List<StaffNeed> needs) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    int capacity() {
        return theatre ? bookedMinutes : booked;
    }

    boolean needsConsultant() {
        return needs.stream().anyMatch(need -> need.grade().equals(StaffGrade.CONSULTANT));
    }

    /** The specialty, site and half day whose consultants cover emergencies together. */
    String halfDay() {
        var start = startsAt.atZone(LONDON);
        String half = start.toLocalTime().isBefore(LocalTime.of(13, 0)) ? "am" : "pm";
        return "%s|%s|%s|%s".formatted(specialty, site, start.toLocalDate(), half);
    }
}
