package org.rebook.ear;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.rebook.clinic.London;
import org.rebook.clinic.WorkingDays;

/** Days to come on which patients can be given dates, whatever day the tests run on. */
public final class DaysAhead {

    private DaysAhead() {}

    /** So many days from today on, and none of them a bank holiday: nobody is rebooked on one. */
    public static List<LocalDate> open(int daysFromToday, int days) {
        return Stream.iterate(today().plusDays(daysFromToday), day -> day.plusDays(1))
                .filter(day -> !WorkingDays.isBankHoliday(day))
                .limit(days)
                .toList();
    }

    /** The first working day that is at least so many days from today. */
    public static LocalDate worked(int daysFromToday) {
        return WorkingDays.after(today().plusDays(daysFromToday - 1L), 1);
    }

    private static LocalDate today() {
        return LocalDate.now(London.ZONE);
    }
}
