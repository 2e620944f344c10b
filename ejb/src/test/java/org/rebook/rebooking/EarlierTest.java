package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.policy.RuleSet;

/** Nobody is cancelled a second time because a batch knew nothing of the first (hazard H11). */
class EarlierTest {

    private static final RuleSet RULES = RuleSet.current();
    private static final LocalDate DAY = SampleStrike.STRIKE_DAY;
    private static final Instant TEN_O_CLOCK = SampleStrike.at(DAY, 10, 0);

    private final Earlier clinic = cancelled(AppointmentKind.FOLLOW_UP, TEN_O_CLOCK.minus(Duration.ofDays(20)), null);

    @Test
    void countsWhatIsKnownHereWhenTheEhrCountsLess() {
        assertThat(Earlier.cancellations(0, List.of(clinic), RULES)).isEqualTo(1);
        assertThat(Earlier.cancellations(1, List.of(clinic, clinic), RULES)).isEqualTo(2);
    }

    @Test
    void countsWhatTheEhrCountsWhenThatIsMore() {
        assertThat(Earlier.cancellations(3, List.of(clinic), RULES)).isEqualTo(3);
        assertThat(Earlier.cancellations(0, List.of(), RULES)).isZero();
    }

    @Test
    void countsAnOperationMovedByMoreThan24HoursOnly() {
        assertThat(Earlier.cancellations(0, List.of(movedBy(Duration.ofHours(24))), RULES))
                .isZero();
        assertThat(Earlier.cancellations(0, List.of(movedBy(Duration.ofHours(24).plusMinutes(1))), RULES))
                .isEqualTo(1);
    }

    @Test
    void countsASecondMoveByAFewHours() {
        Earlier second = new Earlier(
                AppointmentKind.OPERATION,
                Priority.P3,
                TEN_O_CLOCK,
                TEN_O_CLOCK.minus(Duration.ofDays(3)),
                TEN_O_CLOCK.plus(Duration.ofHours(5)),
                1,
                false);
        assertThat(Earlier.cancellations(0, List.of(second), RULES)).isEqualTo(1);
    }

    @Test
    void startsThe28DaysOnTheDayOfTheOperationAndNotTheDayBefore() {
        Instant dayBefore = SampleStrike.at(DAY.minusDays(1), 23, 59);
        Instant onTheDay = SampleStrike.at(DAY, 0, 0);
        assertThat(guaranteeOf(dayBefore)).isNull();
        assertThat(guaranteeOf(onTheDay)).isEqualTo(DAY);
    }

    @Test
    void doesNotStartThe28DaysAnewWhenItIsCancelledAgain() {
        Earlier first = cancelled(AppointmentKind.OPERATION, TEN_O_CLOCK.minus(Duration.ofDays(10)), null);
        Earlier again = cancelled(AppointmentKind.OPERATION, TEN_O_CLOCK, null);
        assertThat(Earlier.guaranteeFrom(List.of(again, first), RULES)).isEqualTo(DAY.minusDays(10));
    }

    @Test
    void endsThe28DaysWithAnOperationThatTookPlace() {
        Earlier treated = new Earlier(AppointmentKind.OPERATION, Priority.P3, TEN_O_CLOCK, TEN_O_CLOCK, null, 0, true);
        assertThat(Earlier.guaranteeFrom(List.of(treated), RULES)).isNull();
    }

    @Test
    void promisesNothingForAClinic() {
        assertThat(Earlier.guaranteeFrom(List.of(cancelled(AppointmentKind.NEW, TEN_O_CLOCK, null)), RULES))
                .isNull();
    }

    private static @Nullable LocalDate guaranteeOf(Instant cancelledAt) {
        Earlier operation =
                new Earlier(AppointmentKind.OPERATION, Priority.P3, TEN_O_CLOCK, cancelledAt, null, 0, false);
        return Earlier.guaranteeFrom(List.of(operation), RULES);
    }

    private static Earlier movedBy(Duration by) {
        return cancelled(AppointmentKind.OPERATION, TEN_O_CLOCK, TEN_O_CLOCK.plus(by));
    }

    private static Earlier cancelled(AppointmentKind kind, Instant startsAt, @Nullable Instant newStart) {
        return new Earlier(kind, Priority.P3, startsAt, startsAt, newStart, 0, false);
    }
}
