package org.rebook.ear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankHolidaysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-01-01", "2016-03-25", "2016-03-28", "2016-05-02", "2016-05-30", "2016-08-29", "2016-12-26",
                "2016-12-27", "2022-01-03", "2022-06-02", "2022-06-03", "2022-09-19", "2022-12-27", "2023-01-02",
                "2020-05-08", "2021-12-27", "2021-12-28", "2026-04-03", "2026-04-06", "2026-12-28", "2027-03-29"
            })
    void knowsTheBankHolidaysOfEngland(LocalDate day) {
        assertThat(BankHolidays.fallsOn(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-04-26", "2016-05-03", "2020-05-04", "2022-05-30", "2022-12-28", "2026-12-29"})
    void knowsOrdinaryDays(LocalDate day) {
        assertThat(BankHolidays.fallsOn(day)).isFalse();
        assertThat(BankHolidays.isWorkingDay(day)).isTrue();
    }

    @Test
    void hasNoWorkOnSaturday() {
        assertThat(BankHolidays.isWorkingDay(LocalDate.of(2016, 4, 30))).isFalse();
    }

    @Test
    void findsEasterAtBothItsLimits() {
        assertThat(BankHolidays.easterSunday(1818)).isEqualTo(LocalDate.of(1818, 3, 22));
        assertThat(BankHolidays.easterSunday(2038)).isEqualTo(LocalDate.of(2038, 4, 25));
    }
}
