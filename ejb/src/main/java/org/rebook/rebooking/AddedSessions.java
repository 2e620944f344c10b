package org.rebook.rebooking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sessions that a scenario holds besides those there are: a clinic or theatre list copied to some weekdays of some weeks.
 *
 * @param clinic whose usual session is copied
 * @param from when they begin
 * @param firstDay the first day on which there may be one
 */
public record AddedSessions(String clinic, Set<DayOfWeek> weekdays, LocalTime from, LocalDate firstDay, int weeks) {

    public AddedSessions {
        weekdays = new TreeSet<>(weekdays);
    }

    /** The days on which one is held, in order. */
    public List<LocalDate> days() {
        return firstDay.datesUntil(firstDay.plus(weeks, ChronoUnit.WEEKS))
                .filter(day -> weekdays.contains(day.getDayOfWeek()))
                .toList();
    }
}
