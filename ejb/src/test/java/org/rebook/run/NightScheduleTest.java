package org.rebook.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NightScheduleTest {

    // Clocks go forward on Sunday 28 March 2027 at 01:00 and back on Sunday 31 October 2027 at 02:00 (01:00 UTC).
    private final NightSchedule atTwo = every(LocalTime.of(2, 0));
    private final NightSchedule atHalfPastOne = every(LocalTime.of(1, 30));

    @Test
    void isDueAtTheSameTimeOfTheClockBeforeAndAfterSpringForward() {
        assertThat(atTwo.nextDue(Instant.parse("2027-03-26T12:00:00Z")))
                .contains(Instant.parse("2027-03-27T02:00:00Z"));
        assertThat(atTwo.nextDue(Instant.parse("2027-03-27T12:00:00Z")))
                .contains(Instant.parse("2027-03-28T01:00:00Z"));
        assertThat(atTwo.nextDue(Instant.parse("2027-03-28T12:00:00Z")))
                .contains(Instant.parse("2027-03-29T01:00:00Z"));
    }

    @Test
    void isDueAnHourLaterInTheNightThatHasNoSuchTime() {
        assertThat(atHalfPastOne.nextDue(Instant.parse("2027-03-27T12:00:00Z")))
                .contains(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(atHalfPastOne.lastDue(Instant.parse("2027-03-28T01:29:59Z")))
                .contains(Instant.parse("2027-03-27T01:30:00Z"));
        assertThat(atHalfPastOne.lastDue(Instant.parse("2027-03-28T01:30:00Z")))
                .contains(Instant.parse("2027-03-28T01:30:00Z"));
    }

    @Test
    void isDueOnceInTheNightThatHasTheTimeTwice() {
        Instant first = Instant.parse("2027-10-31T00:30:00Z");
        assertThat(atHalfPastOne.nextDue(Instant.parse("2027-10-30T12:00:00Z"))).contains(first);
        assertThat(atHalfPastOne.lastDue(Instant.parse("2027-10-31T01:45:00Z"))).contains(first);
        assertThat(atHalfPastOne.nextDue(first)).contains(Instant.parse("2027-11-01T01:30:00Z"));
    }

    @Test
    void isDueOnItsDaysOnly() {
        NightSchedule mondays = new NightSchedule(true, LocalTime.of(2, 0), Set.of(DayOfWeek.MONDAY));
        Instant monday = Instant.parse("2027-01-04T02:00:00Z");
        assertThat(mondays.nextDue(Instant.parse("2027-01-01T12:00:00Z"))).contains(monday);
        assertThat(mondays.nextDue(monday)).contains(Instant.parse("2027-01-11T02:00:00Z"));
        assertThat(mondays.lastDue(monday)).contains(monday);
        assertThat(mondays.lastDue(monday.minusSeconds(1))).contains(Instant.parse("2026-12-28T02:00:00Z"));
    }

    @Test
    void isNeverDueWhenItIsOff() {
        assertThat(NightSchedule.OFF.nextDue(Instant.parse("2027-01-04T02:00:00Z")))
                .isEmpty();
        assertThat(NightSchedule.OFF.lastDue(Instant.parse("2027-01-04T02:00:00Z")))
                .isEmpty();
    }

    @Test
    void refusesToBeOnWithoutADay() {
        assertThatThrownBy(() -> new NightSchedule(true, LocalTime.of(2, 0), Set.of()))
                .hasMessageContaining("at least one day");
    }

    private static NightSchedule every(LocalTime at) {
        return new NightSchedule(true, at, EnumSet.allOf(DayOfWeek.class));
    }
}
