package org.rebook.clinic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Which days are worked: Monday to Friday without the bank holidays of England. */
public final class WorkingDays {

    // Days that Parliament or the Crown moved or added: gov.uk/bank-holidays.
    private static final Set<LocalDate> ONCE = Set.of(
            LocalDate.of(2011, 4, 29),
            LocalDate.of(2012, 6, 4),
            LocalDate.of(2012, 6, 5),
            LocalDate.of(2020, 5, 8),
            LocalDate.of(2022, 6, 2),
            LocalDate.of(2022, 6, 3),
            LocalDate.of(2022, 9, 19),
            LocalDate.of(2023, 5, 8));
    private static final Set<LocalDate> NOT_THEN =
            Set.of(LocalDate.of(2012, 5, 28), LocalDate.of(2020, 5, 4), LocalDate.of(2022, 5, 30));

    // Every rule asks for every slot.
    private static final Map<Integer, Set<LocalDate>> HOLIDAYS = new ConcurrentHashMap<>();

    private WorkingDays() {}

    public static boolean isWorked(LocalDate day) {
        return !isWeekend(day) && !isBankHoliday(day);
    }

    public static boolean isBankHoliday(LocalDate day) {
        return ONCE.contains(day)
                || (!NOT_THEN.contains(day)
                        && HOLIDAYS.computeIfAbsent(day.getYear(), WorkingDays::holidaysOf)
                                .contains(day));
    }

    /** The working day that comes so many working days after the given day. */
    public static LocalDate after(LocalDate day, int workingDays) {
        LocalDate reached = day;
        for (int left = workingDays; left > 0; ) {
            reached = reached.plusDays(1);
            if (isWorked(reached)) {
                left--;
            }
        }
        return reached;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private static Set<LocalDate> holidaysOf(int year) {
        Set<LocalDate> days = new TreeSet<>();
        // On a weekend they are holidays all the same, besides the weekday that stands in for them.
        days.add(LocalDate.of(year, Month.JANUARY, 1));
        days.add(LocalDate.of(year, Month.DECEMBER, 25));
        days.add(LocalDate.of(year, Month.DECEMBER, 26));
        LocalDate easter = easterSundayOf(year);
        days.add(easter.minusDays(2));
        days.add(easter.plusDays(1));
        days.add(LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)));
        days.add(LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        days.add(LocalDate.of(year, Month.AUGUST, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        // A holiday that falls on a weekend is taken on the next working day too.
        days.add(next(LocalDate.of(year, Month.JANUARY, 1), day -> !isWeekend(day)));
        LocalDate christmas = next(LocalDate.of(year, Month.DECEMBER, 25), day -> !isWeekend(day));
        days.add(christmas);
        days.add(next(LocalDate.of(year, Month.DECEMBER, 26), day -> !isWeekend(day) && !day.equals(christmas)));
        return days;
    }

    private static LocalDate next(LocalDate from, Predicate<LocalDate> wanted) {
        return from.datesUntil(from.plusDays(7)).filter(wanted).findFirst().orElseThrow();
    }

    // The Gregorian calendar's computus, as Meeus, Jones and Butcher give it.
    private static LocalDate easterSundayOf(int year) {
        int golden = year % 19;
        int century = year / 100;
        int inCentury = year % 100;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        int correction = (golden + 11 * epact + 22 * weekday) / 451;
        int sum = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
