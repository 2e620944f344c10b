package org.rebook.ear.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StrikeDaysTest {

    private static final LocalDate TUESDAY = LocalDate.of(2016, 4, 26);

    @Test
    void startsTheNextStrikeOnATuesdayWithTenDaysOfNotice() {
        assertThat(DemoTrust.nextStrikeStart(TUESDAY.minusDays(10))).isEqualTo(TUESDAY);
        assertThat(DemoTrust.nextStrikeStart(TUESDAY.minusDays(9))).isEqualTo(TUESDAY.plusDays(7));
    }

    @Test
    void startsNoStrikeBesideABankHoliday() {
        assertThat(DemoTrust.nextStrikeStart(LocalDate.of(2029, 12, 14))).isEqualTo(LocalDate.of(2030, 1, 8));
    }

    @Test
    void fillsTheTimeUnderReviewOfApril2016() {
        StrikeDays days = StrikeDays.around(TUESDAY, Size.HOSPITAL);
        assertThat(days.booked())
                .hasSize(15)
                .startsWith(LocalDate.of(2016, 4, 18))
                .contains(LocalDate.of(2016, 5, 3));
        assertThat(days.booked()).doesNotContain(LocalDate.of(2016, 5, 2));
    }

    @Test
    void refusesAStrikeOnABankHoliday() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StrikeDays.around(LocalDate.of(2016, 5, 2), Size.SMALL))
                .withMessageContaining("2016-05-02")
                .withMessageContaining("Maybe start it on 2016-05-03");
    }
}
