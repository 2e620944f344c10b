package org.rebook.ear.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.rebook.clinic.WorkingDays;

/** The working days around a two-day strike: those that are booked, and those of the weeks that follow. */
record StrikeDays(LocalDate first, LocalDate second, List<LocalDate> booked, List<LocalDate> later) {

    // The time under review reaches eight days before the strike, as in April 2016.
    private static final int DAYS_BEFORE = 8;
    private static final double FULLNESS_FIRST_WEEK = 0.85;
    private static final double FALL_OF_LISTS_A_WEEK = 0.09;
    private static final double FULLNESS_FAR_LISTS = 0.12;
    private static final double FULLNESS_LAST_WEEK = 0.20;

    static StrikeDays around(LocalDate strikeStart, Size size) {
        LocalDate second = strikeStart.plusDays(1);
        if (!WorkingDays.isWorked(strikeStart) || !WorkingDays.isWorked(second)) {
            throw new IllegalArgumentException(
                    "A strike on %s and %s has no clinics to call off: both must be working days.\nMaybe start it on %s."
                            .formatted(strikeStart, second, nextStart(strikeStart)));
        }
        LocalDate start = size == Size.SMALL ? strikeStart.minusDays(1) : strikeStart.minusDays(DAYS_BEFORE);
        List<LocalDate> booked = workingDays(start).limit(size.bookedDays).toList();
        LocalDate end = booked.get(booked.size() - 1).plusWeeks(size.laterWeeks);
        List<LocalDate> later = workingDays(booked.get(booked.size() - 1).plusDays(1))
                .takeWhile(day -> !day.isAfter(end))
                .toList();
        return new StrikeDays(strikeStart, second, booked, later);
    }

    /** The first Tuesday from the day on that, with its Wednesday, is a working day. */
    static LocalDate nextStart(LocalDate from) {
        return Stream.iterate(from, day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.TUESDAY)
                .filter(day -> WorkingDays.isWorked(day) && WorkingDays.isWorked(day.plusDays(1)))
                .findFirst()
                .orElseThrow();
    }

    int weekAfter(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(booked.get(booked.size() - 1), day.minusDays(1)) / 7;
    }

    /** Theatre lists are filled about six weeks ahead; what stands further out is planned early. */
    double laterListFullness(LocalDate day) {
        return Math.max(FULLNESS_FAR_LISTS, FULLNESS_FIRST_WEEK - FALL_OF_LISTS_A_WEEK * weekAfter(day));
    }

    double laterFullness(LocalDate day, int weeks, double pressure) {
        double fall = (FULLNESS_FIRST_WEEK - FULLNESS_LAST_WEEK) * weekAfter(day) / Math.max(1, weeks - 1);
        return Math.max(0.03, Math.min(0.97, (FULLNESS_FIRST_WEEK - fall) * pressure));
    }

    private static Stream<LocalDate> workingDays(LocalDate from) {
        return Stream.iterate(from, day -> day.plusDays(1)).filter(WorkingDays::isWorked);
    }
}
