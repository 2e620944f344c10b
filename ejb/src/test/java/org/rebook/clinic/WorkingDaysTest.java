package org.rebook.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    @Test
    void knowsTheHolidaysAround2016sStrike() {
        assertThat(LocalDate.of(2016, 3, 25)).matches(WorkingDays::isBankHoliday, "Good Friday");
        assertThat(LocalDate.of(2016, 3, 28)).matches(WorkingDays::isBankHoliday, "Easter Monday");
        assertThat(LocalDate.of(2016, 5, 2)).matches(WorkingDays::isBankHoliday, "early May");
        assertThat(LocalDate.of(2016, 5, 3)).matches(WorkingDays::isWorked, "the day after");
    }

    @Test
    void takesAHolidayOnAWeekendOnTheNextWorkingDay() {
        assertThat(WorkingDays.isBankHoliday(LocalDate.of(2021, 12, 27))).isTrue();
        assertThat(WorkingDays.isBankHoliday(LocalDate.of(2021, 12, 28))).isTrue();
        assertThat(WorkingDays.isBankHoliday(LocalDate.of(2022, 1, 3))).isTrue();
        assertThat(WorkingDays.isWorked(LocalDate.of(2021, 12, 29))).isTrue();
        assertThat(WorkingDays.isBankHoliday(LocalDate.of(2020, 12, 25))).isTrue();
        assertThat(WorkingDays.isBankHoliday(LocalDate.of(2020, 12, 28))).isTrue();
    }

    /** Hazard H14: bank holidays. */
    @ParameterizedTest
    @ValueSource(strings = {"2027-12-25", "2027-12-26", "2028-01-01", "2033-01-01"})
    void closesOnAHolidayThatFallsOnAWeekend(LocalDate day) {
        assertThat(WorkingDays.isBankHoliday(day)).isTrue();
    }

    @Test
    void opensOnAWeekendWithoutAHoliday() {
        assertThat(WorkingDays.isBankHoliday(LocalDate.of(2027, 12, 18))).isFalse();
        assertThat(WorkingDays.isBankHoliday(LocalDate.of(2028, 1, 2))).isFalse();
    }

    @Test
    void followsAHolidayThatWasMovedForOneYear() {
        assertThat(WorkingDays.isBankHoliday(LocalDate.of(2020, 5, 4))).isFalse();
        assertThat(WorkingDays.isBankHoliday(LocalDate.of(2020, 5, 8))).isTrue();
    }

    @Test
    void countsOverTheLongWeekend() {
        assertThat(WorkingDays.after(LocalDate.of(2016, 4, 29), 2)).isEqualTo(LocalDate.of(2016, 5, 4));
    }
}
