package org.rebook.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.appointment.CancelledOperation.BEFORE_THE_DAY;
import static org.rebook.appointment.CancelledOperation.LAST_MINUTE;
import static org.rebook.appointment.CancelledOperation.NOT_AN_OPERATION;
import static org.rebook.appointment.CancelledOperation.NOT_ELECTIVE;
import static org.rebook.appointment.CancelledOperation.POSTPONED;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;

/** Last-minute or not, at both sides of each limit (R-CAN-10, R-CAN-11; hazard H14). */
class CancelledOperationTest {

    private static final RuleSet RULES = RuleSet.current();
    // A Tuesday in British Summer Time: half past midnight there is still Monday in UTC.
    private static final Instant TUESDAY_MORNING = Instant.parse("2016-04-26T07:30:00Z");
    private static final Instant LAST_MINUTE_OF_MONDAY = Instant.parse("2016-04-25T22:59:59Z");
    private static final Instant FIRST_MOMENT_OF_TUESDAY = Instant.parse("2016-04-25T23:00:00Z");

    @Test
    void doesNotCountWhatIsCancelledInTheLastMinuteOfTheDayBefore() {
        assertThat(cancelledAt(LAST_MINUTE_OF_MONDAY, null, 0)).isEqualTo(BEFORE_THE_DAY);
    }

    @Test
    void countsWhatIsCancelledFromMidnightOnInLondon() {
        assertThat(cancelledAt(FIRST_MOMENT_OF_TUESDAY, null, 0)).isEqualTo(LAST_MINUTE);
    }

    @Test
    void countsWhatIsCancelledAfterThePatientHasComeIn() {
        assertThat(cancelledAt(TUESDAY_MORNING.plus(Duration.ofDays(1)), null, 0))
                .isEqualTo(LAST_MINUTE);
    }

    @Test
    void isAPostponementWhenTheNewTimeIsExactly24HoursLater() {
        assertThat(cancelledAt(TUESDAY_MORNING, TUESDAY_MORNING.plus(Duration.ofHours(24)), 0))
                .isEqualTo(POSTPONED);
    }

    @Test
    void isACancellationWhenTheNewTimeIsASecondMoreThan24HoursLater() {
        assertThat(cancelledAt(
                        TUESDAY_MORNING,
                        TUESDAY_MORNING.plus(Duration.ofHours(24)).plusSeconds(1),
                        0))
                .isEqualTo(LAST_MINUTE);
    }

    @Test
    void isACancellationTheSecondTimeAnOperationIsPostponed() {
        assertThat(cancelledAt(TUESDAY_MORNING, TUESDAY_MORNING.plus(Duration.ofHours(2)), 1))
                .isEqualTo(LAST_MINUTE);
    }

    @ParameterizedTest
    @EnumSource(value = AppointmentKind.class, names = "OPERATION", mode = EnumSource.Mode.EXCLUDE)
    void countsOperationsOnly(AppointmentKind kind) {
        assertThat(CancelledOperation.of(kind, Priority.P4, TUESDAY_MORNING, TUESDAY_MORNING, null, 0, RULES))
                .isEqualTo(NOT_AN_OPERATION);
    }

    @ParameterizedTest
    @EnumSource(
            value = Priority.class,
            names = {"P1A", "P1B"})
    void countsNoEmergency(Priority priority) {
        assertThat(CancelledOperation.of(
                        AppointmentKind.OPERATION, priority, TUESDAY_MORNING, TUESDAY_MORNING, null, 0, RULES))
                .isEqualTo(NOT_ELECTIVE);
    }

    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    /** The rule told once more, by calendar days and minutes alone. */
    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithTheRuleToldOnceMore(long seed) {
        Random random = new Random(seed);
        ZonedDateTime admitted =
                ZonedDateTime.of(2026, 3, 20, 8, 0, 0, 0, London.ZONE).plusMinutes(random.nextInt(20 * 24 * 60));
        ZonedDateTime cancelled = admitted.plusMinutes(random.nextInt(3 * 24 * 60) - 2 * 24 * 60);
        long minutesLater = random.nextInt(3 * 24 * 60);
        int before = random.nextInt(3);
        boolean sameDayOrLater =
                cancelled.toLocalDate().toEpochDay() >= admitted.toLocalDate().toEpochDay();
        boolean expected = sameDayOrLater && (minutesLater > 24 * 60 || before > 0);
        assertThat(CancelledOperation.of(
                                AppointmentKind.OPERATION,
                                Priority.P3,
                                admitted.toInstant(),
                                cancelled.toInstant(),
                                admitted.plusMinutes(minutesLater).toInstant(),
                                before,
                                RULES)
                        .counts())
                .isEqualTo(expected);
    }

    private static CancelledOperation cancelledAt(Instant at, Instant newAdmission, int postponed) {
        return CancelledOperation.of(
                AppointmentKind.OPERATION, Priority.P4, TUESDAY_MORNING, at, newAdmission, postponed, RULES);
    }
}
