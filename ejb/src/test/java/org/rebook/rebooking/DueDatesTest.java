package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;
import static org.rebook.rebooking.SampleStrike.patient;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.RuleSet;
import org.rebook.policy.ShippedRuleSets;
import org.rebook.rebooking.SampleStrike.SamplePatient;

/** By when each patient must be seen (hazards H02, H03, H10). */
class DueDatesTest {

    private static final RuleSet NOW = RuleSet.current();
    private static final RuleSet IN_2016 = ShippedRuleSets.on(STRIKE_DAY);

    private final SamplePatient patient = patient();

    /** The last good day of each standard, counted from the clock's start, day 0. */
    @ParameterizedTest
    @CsvSource({
        "RTT,RTT_18_WEEKS,126",
        "RTT,RTT_52_WEEKS,364",
        "RTT,RTT_65_WEEKS,455",
        "RTT,RTT_78_WEEKS,546",
        "RTT,RTT_104_WEEKS,728",
        "CANCER,CANCER_28,28",
        "CANCER,CANCER_62,62",
        "CANCER,CANCER_104,104",
        "CANCER,RTT_18_WEEKS,126",
        "DIAGNOSTIC,DIAGNOSTIC_6_WEEKS,41"
    })
    void countsFromTheStartOfTheClock(PathwayKind kind, Standard standard, int days) {
        patient.kind = AppointmentKind.NEW;
        patient.clocks = Clocks.of(kind, LocalDate.of(2016, 1, 1));
        assertThat(day(standard)).contains(LocalDate.of(2016, 1, 1).plusDays(days));
    }

    @Test
    void hasNoWaitingTimeClockAfterTreatment() {
        patient.lcad = LocalDate.of(2016, 6, 1);
        patient.clocks = Clocks.of(PathwayKind.FOLLOW_UP, LocalDate.of(2015, 1, 1));
        assertThat(DueDates.all(patient.displaced(), NOW))
                .containsExactly(new DueDate(LocalDate.of(2016, 6, 1), Standard.LCAD));
    }

    @Test
    void countsThirtyOneDaysFromTheDecisionToTreatWhichEndsTheTwentyEight() {
        patient.clocks = new Clocks(
                PathwayKind.CANCER, false, LocalDate.of(2016, 3, 1), LocalDate.of(2016, 4, 1), null, null, null);
        assertThat(day(Standard.CANCER_31)).contains(LocalDate.of(2016, 5, 2));
        assertThat(day(Standard.CANCER_28)).isEmpty();
    }

    @Test
    void endsTheTwentyEightDaysWhenTheDiagnosisIsTold() {
        patient.clocks = new Clocks(
                PathwayKind.CANCER, false, LocalDate.of(2016, 4, 1), null, LocalDate.of(2016, 4, 10), null, null);
        assertThat(day(Standard.CANCER_28)).isEmpty();
        assertThat(DueDates.latestSafeDay(patient.displaced(), NOW)).isEqualTo(LocalDate.of(2016, 6, 2));
    }

    /** On 26 April day 55 of 62 has come: the 28 days are long over, so day 62 binds. */
    @Test
    void bindsAtTheNextCancerLimitThatCanStillBeKept() {
        patient.clocks = Clocks.of(PathwayKind.CANCER, STRIKE_DAY.minusDays(55));
        assertThat(DueDates.latestSafeDay(patient.displaced(), NOW)).isEqualTo(STRIKE_DAY.plusDays(7));
        patient.clocks = Clocks.of(PathwayKind.CANCER, STRIKE_DAY.minusDays(62));
        assertThat(DueDates.latestSafeDay(patient.displaced(), NOW)).isEqualTo(STRIKE_DAY);
        patient.clocks = Clocks.of(PathwayKind.CANCER, STRIKE_DAY.minusDays(63));
        assertThat(DueDates.latestSafeDay(patient.displaced(), NOW)).isEqualTo(STRIKE_DAY.plusDays(104 - 63));
    }

    @Test
    void startsTheSixWeeksOfATestAtItsRequest() {
        patient.kind = AppointmentKind.DIAGNOSTIC;
        patient.clocks = new Clocks(
                PathwayKind.RTT, false, LocalDate.of(2016, 1, 4), null, null, LocalDate.of(2016, 4, 1), null);
        assertThat(day(Standard.DIAGNOSTIC_6_WEEKS)).contains(LocalDate.of(2016, 5, 12));
        assertThat(day(Standard.RTT_18_WEEKS)).contains(LocalDate.of(2016, 5, 9));
    }

    @Test
    void startsAClockForPlannedCareOnlyWhenItsDueDateHasCome() {
        patient.clocks = Clocks.of(PathwayKind.PLANNED, LocalDate.of(2014, 1, 1));
        patient.lcad = LocalDate.of(2016, 5, 1);
        patient.kind = AppointmentKind.OPERATION;
        assertThat(day(Standard.RTT_18_WEEKS)).contains(LocalDate.of(2016, 5, 1).plusDays(126));
        patient.kind = AppointmentKind.DIAGNOSTIC;
        assertThat(day(Standard.DIAGNOSTIC_6_WEEKS))
                .contains(LocalDate.of(2016, 5, 1).plusDays(41));
        assertThat(day(Standard.RTT_18_WEEKS)).isEmpty();
    }

    @Test
    void guaranteesTwentyEightDaysToAnOperationCancelledOnTheDayAndToNothingElse() {
        patient.clocks = new Clocks(PathwayKind.RTT, false, null, null, null, null, STRIKE_DAY);
        patient.kind = AppointmentKind.OPERATION;
        assertThat(DueDates.latestSafeDay(patient.displaced(), NOW)).isEqualTo(LocalDate.of(2016, 5, 24));
        patient.kind = AppointmentKind.NEW;
        assertThat(DueDates.latestSafeDay(patient.displaced(), NOW)).isNull();
    }

    @Test
    void takesTheStartOfTheWaitWhereNobodySaidWhenThePriorityWasSet() {
        patient.priority = Priority.P3;
        patient.clocks = Clocks.of(PathwayKind.RTT, LocalDate.of(2016, 3, 1));
        assertThat(day(Standard.PRIORITY_LIMIT))
                .contains(LocalDate.of(2016, 3, 1).plusDays(84));
    }

    @Test
    void knewNoClinicalPrioritiesAndNoFasterDiagnosisIn2016ButTwoWeeks() {
        patient.kind = AppointmentKind.NEW;
        patient.priority = Priority.P2;
        patient.prioritySetOn = STRIKE_DAY;
        patient.clocks = Clocks.of(PathwayKind.CANCER, LocalDate.of(2016, 4, 18));
        assertThat(DueDates.all(patient.displaced(), IN_2016))
                .extracting(DueDate::standard)
                .doesNotContain(Standard.PRIORITY_LIMIT, Standard.CANCER_28)
                .startsWith(Standard.TWO_WEEK_WAIT);
        assertThat(DueDates.latestSafeDay(patient.displaced(), IN_2016)).isEqualTo(LocalDate.of(2016, 5, 2));
    }

    @Test
    void saysWhatAMovePutsAtStake() {
        patient.clocks = Clocks.of(PathwayKind.RTT, STRIKE_DAY.minusDays(126));
        assertThat(DueDates.atStake(patient.displaced(), NOW)).contains(new DueDate(STRIKE_DAY, Standard.RTT_18_WEEKS));
        patient.clocks = Clocks.of(PathwayKind.RTT, STRIKE_DAY.minusDays(127));
        assertThat(DueDates.atStake(patient.displaced(), NOW))
                .contains(new DueDate(STRIKE_DAY.plusDays(364 - 127), Standard.RTT_52_WEEKS));
    }

    static LongStream seeds() {
        return LongStream.range(0, 1000);
    }

    /** The latest day again, day by day: the last on which nothing that binds has been missed. */
    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithCountingTheDays(long seed) {
        Random random = new Random(seed);
        patient.kind = AppointmentKind.values()[random.nextInt(AppointmentKind.values().length)];
        patient.priority = Priority.values()[random.nextInt(Priority.values().length)];
        patient.prioritySetOn = random.nextInt(4) == 0 ? null : STRIKE_DAY.minusDays(random.nextInt(90));
        patient.lcad = random.nextBoolean() ? null : STRIKE_DAY.plusDays(random.nextInt(100));
        patient.clocks = new Clocks(
                PathwayKind.values()[random.nextInt(PathwayKind.values().length)],
                random.nextInt(5) == 0,
                random.nextInt(6) == 0 ? null : STRIKE_DAY.minusDays(random.nextInt(140)),
                random.nextInt(4) == 0 ? STRIKE_DAY.minusDays(random.nextInt(20)) : null,
                random.nextInt(4) == 0 ? STRIKE_DAY.minusDays(random.nextInt(20)) : null,
                null,
                random.nextInt(5) == 0 ? STRIKE_DAY : null);
        assertThat(DueDates.latestSafeDay(patient.displaced(), NOW)).isEqualTo(counted(patient.displaced()));
    }

    // Written from the standards' texts, not from the code: each binding limit as a sentence.
    private static @Nullable LocalDate counted(Displaced it) {
        LocalDate latest = null;
        if (it.lcad() != null) {
            latest = it.lcad();
        }
        LocalDate set =
                Optional.ofNullable(it.prioritySetOn()).orElse(it.clocks().startedOn());
        String priority = it.priority().name();
        int limit = priority.equals("P1A")
                ? 1
                : priority.equals("P1B")
                        ? 3
                        : priority.equals("P2")
                                ? 28
                                : priority.equals("P3")
                                        ? 84
                                        : priority.equals("D1")
                                                ? 3
                                                : priority.equals("D2") ? 14 : priority.equals("D3") ? 42 : 0;
        if (limit > 0 && set != null) {
            latest = earliest(latest, set.plusDays(limit));
        }
        if (it.kind() == AppointmentKind.OPERATION && it.clocks().guaranteeFrom() != null) {
            latest = earliest(latest, it.clocks().guaranteeFrom().plusDays(28));
        }
        boolean cancer = it.clocks().kind() == PathwayKind.CANCER
                || it.clocks().suspectedCancer()
                || priority.equals("URGENT_SUSPECTED_CANCER");
        if (cancer) {
            LocalDate next = null;
            LocalDate start = it.clocks().startedOn();
            LocalDate decided = it.clocks().decisionToTreatOn();
            boolean undiagnosed =
                    it.clocks().diagnosisToldOn() == null && decided == null && it.kind() != AppointmentKind.OPERATION;
            if (start != null && undiagnosed && !start.plusDays(28).isBefore(it.lostOn())) {
                next = earliest(next, start.plusDays(28));
            }
            if (decided != null && !decided.plusDays(31).isBefore(it.lostOn())) {
                next = earliest(next, decided.plusDays(31));
            }
            if (start != null && !start.plusDays(62).isBefore(it.lostOn())) {
                next = earliest(next, start.plusDays(62));
            }
            if (start != null && (next == null || !start.plusDays(104).isBefore(it.lostOn()))) {
                next = earliest(next, start.plusDays(104));
            }
            latest = earliest(latest, next);
        }
        return latest;
    }

    private static @Nullable LocalDate earliest(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null) {
            return other;
        }
        return other == null || one.isBefore(other) ? one : other;
    }

    private Optional<LocalDate> day(Standard standard) {
        return DueDates.all(patient.displaced(), NOW).stream()
                .filter(due -> due.standard() == standard)
                .map(DueDate::day)
                .findFirst();
    }
}
