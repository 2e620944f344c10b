package org.rebook.strike;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;

/**
 * A session on or around a strike's days: whom it needs, and who is booked into it.
 *
 * @param clinic the clinic's name
 * @param protectedClinic whether the EHR marks the clinic's patients as protected
 */
public record SessionAtStake(
        String id,
        String clinic,
        Kind kind,
        @Nullable String specialty,
        @Nullable String site,
        @Nullable String clinician,
        @Nullable String clinicianName,
        Instant startsAt,
        Instant endsAt,
        boolean protectedClinic,
        int turnaroundMinutes,
        List<Booked> booked,
        List<StaffNeed> needs) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    private static final LocalTime NOON = LocalTime.of(13, 0);

    /** What kind of session it is. */
    public enum Kind {
        CLINIC,
        THEATRE,
        DIAGNOSTIC
    }

    boolean isTheatre() {
        return kind == Kind.THEATRE;
    }

    LocalDate day() {
        return London.dayOf(startsAt);
    }

    /** What it has to do: patients booked, or for a theatre list the minutes of its operations with their turnarounds. */
    int capacity() {
        if (!isTheatre()) {
            return booked.size();
        }
        int minutes = booked.stream()
                .mapToInt(patient -> patient.minutes() + turnaroundMinutes)
                .sum();
        return Math.max(0, minutes - turnaroundMinutes);
    }

    int mayBeRemote() {
        return (int) booked.stream().filter(Booked::mayBeRemote).count();
    }

    /** The consultant who holds the session rather than supports it; empty when no consultant is needed. */
    Optional<StaffNeed> lead() {
        return needs.stream()
                .filter(need -> need.grade().equals(StaffGrade.CONSULTANT))
                .min(Comparator.comparing(need -> need.supports(kind)));
    }

    /** The specialty, site and half day whose staff stand together. */
    String halfDay() {
        return "%s|%s|%s|%s".formatted(specialty, site, day(), isMorning() ? "am" : "pm");
    }

    /** "Tuesday 26 April, morning". */
    String halfDayInWords() {
        return "%s, %s".formatted(DAY.format(day()), isMorning() ? "morning" : "afternoon");
    }

    boolean overlaps(Instant from, Instant to) {
        return startsAt.isBefore(to) && from.isBefore(endsAt);
    }

    private boolean isMorning() {
        return startsAt.atZone(London.ZONE).toLocalTime().isBefore(NOON);
    }
}
