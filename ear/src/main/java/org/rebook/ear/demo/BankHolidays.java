package org.rebook.ear.demo;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.temporal.TemporalAdjusters.firstInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import java.util.Set;

/** The bank holidays of England, worked out for any year. */
final class BankHolidays {

    // Proclaimed once: royal weddings, jubilees, a funeral, a coronation.
    private static final Set<LocalDate> PROCLAIMED = Set.of(
            LocalDate.of(2002, 6, 3),
            LocalDate.of(2011, 4, 29),
            LocalDate.of(2012, 6, 5),
            LocalDate.of(2022, 6, 3),
            LocalDate.of(2022, 9, 19),
            LocalDate.of(2023, 5, 8));

    // Years in which a Monday holiday of May was held on another day.
    private static final Map<Integer, LocalDate> MOVED_EARLY_MAY =
            Map.of(1995, LocalDate.of(1995, 5, 8), 2020, LocalDate.of(2020, 5, 8));
    private static final Map<Integer, LocalDate> MOVED_SPRING =
            Map.of(2002, LocalDate.of(2002, 6, 4), 2012, LocalDate.of(2012, 6, 4), 2022, LocalDate.of(2022, 6, 2));

    private BankHolidays() {}

    static boolean fallsOn(LocalDate day) {
        return PROCLAIMED.contains(day) || of(day.getYear()).contains(day);
    }

    static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != SATURDAY && day.getDayOfWeek() != SUNDAY && !fallsOn(day);
    }

    static Set<LocalDate> of(int year) {
        LocalDate easter = easterSunday(year);
        LocalDate christmas = LocalDate.of(year, Month.DECEMBER, 25);
        return Set.of(
                nextWeekday(LocalDate.of(year, Month.JANUARY, 1)),
                easter.minusDays(2),
                easter.plusDays(1),
                MOVED_EARLY_MAY.getOrDefault(
                        year, LocalDate.of(year, Month.MAY, 1).with(firstInMonth(MONDAY))),
                MOVED_SPRING.getOrDefault(year, LocalDate.of(year, Month.MAY, 1).with(lastInMonth(MONDAY))),
                LocalDate.of(year, Month.AUGUST, 1).with(lastInMonth(MONDAY)),
                substitute(christmas),
                substitute(christmas.plusDays(1)));
    }

    private static LocalDate nextWeekday(LocalDate day) {
        return day.getDayOfWeek() == SATURDAY ? day.plusDays(2) : day.getDayOfWeek() == SUNDAY ? day.plusDays(1) : day;
    }

    // Two days after a weekend Christmas or Boxing Day is always a day that neither of them holds, save one:
    // when Christmas Day is a Sunday, Boxing Day is a Monday and keeps it, and Christmas moves to the Tuesday.
    private static LocalDate substitute(LocalDate day) {
        return day.getDayOfWeek() == SATURDAY || day.getDayOfWeek() == SUNDAY ? day.plusDays(2) : day;
    }

    /** The Gregorian rule of Meeus, Jones and Butcher. */
    static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int skippedLeaps = (century + 8) / 25;
        int moon = (century - skippedLeaps + 1) / 3;
        int epact = (19 * golden + century - century / 4 - moon + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        int correction = (golden + 11 * epact + 22 * weekday) / 451;
        int day = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }
}
