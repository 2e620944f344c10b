package org.rebook.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private final Words words = new Words();

    @Test
    void saysTimesAsLondonsClocksDo() {
        assertThat(words.moment(Instant.parse("2016-04-26T07:00:00Z"))).isEqualTo("Tue 26 Apr 2016, 08:00");
        assertThat(words.moment(Instant.parse("2016-01-12T08:00:00Z"))).isEqualTo("Tue 12 Jan 2016, 08:00");
        assertThat(words.longDay(LocalDate.of(2016, 4, 26))).isEqualTo("Tuesday 26 April 2016");
    }

    @Test
    void saysAnNhsNumberInThreeParts() {
        assertThat(words.nhsNumber("9990000018")).isEqualTo("999\u00a0000\u00a00018");
        assertThat(words.nhsNumber(null)).isEqualTo("not known");
    }

    @ParameterizedTest
    @CsvSource({"0,today", "1,tomorrow", "-1,yesterday", "2,in 2 days", "-2,2 days ago", "1200,'in 1,200 days'"})
    void saysHowFarAwayADayIs(int days, String said) {
        assertThat(words.daysAway(days)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"FOLLOW_UP,Follow-up", "URGENT_SUSPECTED_CANCER,Urgent suspected cancer", "P2,P2", "TELEPHONE,Phone"})
    void saysCodesAsClerksDo(String code, String said) {
        assertThat(words.code(code)).isEqualTo(said);
    }

    @Test
    void countsOneAndMany() {
        assertThat(words.count(1, "patient", "patients")).isEqualTo("1 patient");
        assertThat(words.count(1204, "patient", "patients")).isEqualTo("1,204 patients");
    }

    @Test
    void buildsAddressesWithoutWhatIsNotGiven() {
        Address worklist = Address.of("/worklist").with("site", "a&b").with("kind", null);
        assertThat(worklist).hasToString("/worklist?site=a%26b");
        assertThat(worklist.with("site", null)).hasToString("/worklist");
    }
}
