package org.rebook.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.strike.SampleSession.at;
import static org.rebook.strike.SampleSession.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebook.appointment.Priority;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;
import org.rebook.policy.ShippedRuleSets;

/** Both sides of every limit of the strike's own rules. */
class StrikeRulesTest {

    private final RuleSet rules = RuleSet.current();
    private final Declaration april = SampleSession.april2016();

    @Test
    void reviewsFromEightDaysBeforeToFiveAfter() {
        AffectedWindow window = AffectedWindow.of(Declared.inTime(april), rules);
        assertThat(window.from()).isEqualTo(at("2016-04-18T00:00"));
        assertThat(window.until()).as("2 May is the last day, a bank holiday").isEqualTo(at("2016-05-03T00:00"));
        assertThat(window.reviews(session("s")
                        .from("2016-04-18T00:00", "2016-04-18T01:00")
                        .make()))
                .isTrue();
        assertThat(window.reviews(session("s")
                        .from("2016-04-17T23:59", "2016-04-18T01:00")
                        .make()))
                .isFalse();
        assertThat(window.reviews(session("s")
                        .from("2016-05-02T23:59", "2016-05-03T01:00")
                        .make()))
                .isTrue();
        assertThat(window.reviews(session("s")
                        .from("2016-05-03T00:00", "2016-05-03T01:00")
                        .make()))
                .isFalse();
    }

    @Test
    void aStrikeThatEndsAtMidnightEndsOnTheDayBefore() {
        assertThat(Declared.inTime(between("2024-01-03T00:00", "2024-01-05T00:00"))
                        .lastDay())
                .isEqualTo(LocalDate.of(2024, 1, 4));
        assertThat(Declared.inTime(between("2024-01-03T00:00", "2024-01-05T00:01"))
                        .lastDay())
                .isEqualTo(LocalDate.of(2024, 1, 5));
    }

    @Test
    void aStrikeDeclaredOnceItIsOverIsAReplay() {
        Instant over = at("2016-04-27T17:00");
        assertThat(Declared.at(april, over.minusMillis(1), StrikeStatus.ANNOUNCED)
                        .isReplay())
                .isFalse();
        assertThat(Declared.at(april, over, StrikeStatus.ANNOUNCED).isReplay()).isTrue();
    }

    @Test
    void aReplayIsPlannedOnTheMorningOfTheNoticeOfItsTime() {
        StrikeView replay = Declared.at(april, at("2026-11-01T09:00"), StrikeStatus.ANNOUNCED);
        assertThat(replay.planningInstant(ShippedRuleSets.on(replay.firstDay())))
                .as("7 days in 2016")
                .isEqualTo(at("2016-04-19T09:00"));
        assertThat(replay.planningInstant(rules)).as("10 days since 2026").isEqualTo(at("2016-04-16T09:00"));
    }

    @Test
    void newBookingsStopFromTheDeclarationUntilItIsOver() {
        StrikeView announced = Declared.inTime(april);
        assertThat(BookingStop.holds(announced, rules)).isTrue();
        assertThat(BookingStop.holds(announced, rules.with(Setting.BLOCK_NEW_BOOKINGS, 0)))
                .isFalse();
        assertThat(BookingStop.holds(Declared.at(april, at("2016-04-01T09:00"), StrikeStatus.SUSPENDED), rules))
                .isTrue();
        assertThat(BookingStop.holds(Declared.at(april, at("2016-04-01T09:00"), StrikeStatus.CALLED_OFF), rules))
                .isFalse();
        assertThat(BookingStop.holds(Declared.at(april, at("2026-04-01T09:00"), StrikeStatus.ANNOUNCED), rules))
                .as("a replay stops nothing")
                .isFalse();
    }

    @Test
    void whoIsOutDependsOnTheWindow() {
        StrikeView joint = Declared.inTime(Preset.JOINT_SEP_2023.declaration(Set.of("royal-free")));
        assertThat(joint.outDuring(at("2023-09-20T06:00"), at("2023-09-20T07:00")))
                .containsExactly(StaffGrade.CONSULTANT);
        assertThat(joint.outDuring(at("2023-09-20T07:00"), at("2023-09-20T08:00")))
                .containsExactlyInAnyOrder(StaffGrade.CONSULTANT, StaffGrade.RESIDENT_DOCTOR);
        assertThat(joint.outDuring(at("2023-09-21T07:00"), at("2023-09-21T08:00")))
                .containsExactly(StaffGrade.RESIDENT_DOCTOR);
        assertThat(joint.outDuring(at("2023-09-23T07:00"), at("2023-09-23T08:00")))
                .isEmpty();
        assertThat(joint.lastInstant()).isEqualTo(at("2023-09-23T07:00"));
    }

    @Test
    void theFloorHoldsAtNinetyFivePerCentAndNotOnePatientBelow() {
        assertThat(new ActivityFloor(95, 1000, 950).holds()).isTrue();
        assertThat(new ActivityFloor(95, 1000, 949).missedBy()).isEqualTo(1);
        assertThat(new ActivityFloor(95, 1001, 950).missedBy())
                .as("950.95 patients are 951")
                .isEqualTo(1);
        assertThat(new ActivityFloor(95, 0, 0).holds()).isTrue();
        assertThat(new ActivityFloor(95, 1001, 950).keptPerCent())
                .as("never rounded up to the floor")
                .isEqualTo(94.9);
    }

    @Test
    void aWaveIsAQuarterOfWhatIsStillToComeAndNeverAWholeDay() {
        assertThat(wave(100, 25).isTooMuchAtOnce()).isFalse();
        assertThat(wave(100, 26).isTooMuchAtOnce()).isTrue();
        List<RollingWaves> block = RollingWaves.of(
                List.of(planned("2016-04-26T09:00", 10, 10), planned("2016-04-27T09:00", 90, 0)),
                at("2016-04-20T09:00"),
                rules);
        assertThat(block.get(0).isTooMuchAtOnce())
                .as("10 of 100, but all of Tuesday")
                .isTrue();
        assertThat(block.get(0).inWords())
                .isEqualTo("Royal Free: 10 of the 100 patients still to come would be called off at once (10 of 10 on"
                        + " Tuesday 26 April); the limit is 25%.");
        assertThat(wave(4_100, 1_300).inWords()).contains("1,300 of the 4,100 patients still to come");
    }

    @Test
    void whatHasBegunIsNoPartOfTheWindowThatRemains() {
        List<RollingWaves> left = RollingWaves.of(
                List.of(planned("2016-04-26T09:00", 300, 0), planned("2016-04-27T09:00", 100, 30)),
                at("2016-04-26T09:00"),
                rules);
        assertThat(left.get(0).booked()).isEqualTo(100);
        assertThat(left.get(0).isTooMuchAtOnce()).isTrue();
        assertThat(RollingWaves.of(
                                List.of(planned("2016-04-26T09:00", 300, 0), planned("2016-04-27T09:00", 100, 30)),
                                at("2016-04-26T08:59"),
                                rules)
                        .get(0)
                        .isTooMuchAtOnce())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(StrikeStatus.class)
    void nothingIsMovedWhileAStrikeIsSuspendedOrAfterwards(StrikeStatus status) {
        assertThat(CallOff.movesGoOn(status))
                .isEqualTo(status == StrikeStatus.ANNOUNCED || status == StrikeStatus.CONFIRMED);
    }

    @Test
    void nobodyIsPutBackUnaskedAndAnAcceptedDateStays() {
        assertThat(CallOff.oldPlace(true, false, false, rules)).isEqualTo(CallOff.OldPlace.TO_BE_OFFERED);
        assertThat(CallOff.oldPlace(true, true, false, rules)).isEqualTo(CallOff.OldPlace.STAYS_GIVEN_UP);
        assertThat(CallOff.oldPlace(true, true, true, rules)).isEqualTo(CallOff.OldPlace.GIVEN_BACK);
        assertThat(CallOff.oldPlace(false, false, true, rules)).isEqualTo(CallOff.OldPlace.STAYS_GIVEN_UP);
    }

    @Test
    void whatWasCalledOffBecauseOfAStrikeIsReportedWhateverBecameOfIt() {
        Instant known = at("2015-11-20T09:00");
        assertThat(CallOff.isReported(known, known)).isTrue();
        assertThat(CallOff.isReported(known.minusMillis(1), known)).isFalse();
    }

    @Test
    void christmasDayCoverKeepsWhatIsProtectedOrDerogated() {
        assertThat(PolicyProfile.standsDown(PolicyProfile.CHRISTMAS_DAY, true, false, false))
                .isTrue();
        assertThat(PolicyProfile.standsDown(PolicyProfile.CHRISTMAS_DAY, true, true, false))
                .isFalse();
        assertThat(PolicyProfile.standsDown(PolicyProfile.CHRISTMAS_DAY, true, false, true))
                .isFalse();
        assertThat(PolicyProfile.standsDown(PolicyProfile.CHRISTMAS_DAY, false, false, false))
                .isFalse();
        assertThat(PolicyProfile.standsDown(PolicyProfile.PROTECT_95, true, false, false))
                .isFalse();
        assertThat(PolicyProfile.standsDown(PolicyProfile.LOCAL, true, false, false))
                .isFalse();
    }

    @Test
    void oneProtectedPatientCountsForMoreThanAListOfOthers() {
        LocalDate day = SampleSession.STRIKE_DAY;
        assertThat(harm(booked(Priority.P2, null, null))).isEqualTo(Harm.PROTECTED);
        assertThat(harm(booked(Priority.ROUTINE, day.plusDays(14), null))).isEqualTo(Harm.PROTECTED);
        assertThat(harm(booked(Priority.ROUTINE, day.plusDays(15), null))).isEqualTo(Harm.ROUTINE);
        assertThat(harm(booked(Priority.ROUTINE, null, day.minusDays(546)))).isEqualTo(Harm.SOON);
        assertThat(harm(booked(Priority.ROUTINE, null, day.minusDays(547)))).isEqualTo(Harm.PROTECTED);
        assertThat(harm(booked(Priority.ROUTINE, null, day.minusDays(364)))).isEqualTo(Harm.ROUTINE);
        assertThat(harm(booked(Priority.ROUTINE, null, day.minusDays(365)))).isEqualTo(Harm.SOON);
        assertThat(harm(booked(Priority.URGENT, null, null))).isEqualTo(Harm.URGENT);
        assertThat(harm(new Booked(Priority.ROUTINE, false, false, 1, null, null, 20, true)))
                .isEqualTo(Harm.PROTECTED);
        assertThat(harm(new Booked(Priority.ROUTINE, false, false, 0, null, null, 20, true)))
                .isEqualTo(Harm.BY_PHONE);
        assertThat(Harm.isProtectedService(session("s").in("361").make(), rules))
                .as("dialysis")
                .isTrue();
        assertThat(Harm.isProtectedService(session("s").in("110").make(), rules))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetCanBeDeclaredOnItsOwnDaysAndOnOthers(Preset preset) {
        assertThat(preset.declaration(Set.of("royal-free")).problems()).isEmpty();
        Declaration later = preset.declaration(Set.of("royal-free"), LocalDate.of(2027, 3, 27));
        assertThat(later.problems()).isEmpty();
        assertThat(Declared.inTime(later).firstDay()).isEqualTo(LocalDate.of(2027, 3, 27));
    }

    private int harm(Booked patient) {
        return Harm.to(patient, false, SampleSession.STRIKE_DAY, rules);
    }

    private static Booked booked(Priority priority, LocalDate lcad, LocalDate clock) {
        return new Booked(priority, false, false, 0, lcad, clock, 20, false);
    }

    private RollingWaves wave(int booked, int calledOff) {
        return RollingWaves.of(List.of(planned("2016-04-26T09:00", booked, calledOff)), at("2016-04-20T09:00"), rules)
                .get(0);
    }

    private static RollingWaves.Planned planned(String startsAt, int booked, int calledOff) {
        return new RollingWaves.Planned("Royal Free", at(startsAt), booked, calledOff);
    }

    private static Declaration between(String from, String to) {
        return new Declaration(
                "Strike",
                List.of(new StrikeWindow(at(from), at(to))),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                Set.of("royal-free"),
                new Participation(50, 60, 70),
                Map.of(),
                PolicyProfile.LOCAL);
    }
}
