package org.rebook.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.strike.SampleSession.CANCER;
import static org.rebook.strike.SampleSession.CONSULTANT;
import static org.rebook.strike.SampleSession.HELPING_RESIDENT;
import static org.rebook.strike.SampleSession.LEADING_RESIDENT;
import static org.rebook.strike.SampleSession.NURSE;
import static org.rebook.strike.SampleSession.at;
import static org.rebook.strike.SampleSession.session;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.appointment.Priority;
import org.rebook.appointment.ReasonCode;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

class AssessmentTest {

    private final RuleSet rules = RuleSet.current();

    static IntStream seeds() {
        return IntStream.range(0, 30);
    }

    /** Whatever the rotas: nothing that is lost at one participation comes back at a higher one. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aHigherPercentageNeverHitsFewer(int seed) {
        Assessment assessment = Assessment.of(anyStrike(seed), anyTrust(seed), rules);
        for (int p = 1; p <= 100; p++) {
            List<Assessment.Assessed> before = assessment.at(p - 1);
            List<Assessment.Assessed> after = assessment.at(p);
            for (int n = 0; n < before.size(); n++) {
                String what = "%s at %d%%".formatted(before.get(n).session().id(), p);
                assertThat(after.get(n).hit())
                        .as(what)
                        .isGreaterThanOrEqualTo(before.get(n).hit());
                assertThat(after.get(n).impact().staffing())
                        .as(what)
                        .isGreaterThanOrEqualTo(before.get(n).impact().staffing());
                assertThat(after.get(n).impact().capacityLeft())
                        .as(what)
                        .isLessThanOrEqualTo(before.get(n).impact().capacityLeft());
            }
            assertThat(assessment.totals(p).sessionsHit())
                    .isGreaterThanOrEqualTo(assessment.totals(p - 1).sessionsHit());
            assertThat(assessment.totals(p).hit())
                    .isGreaterThanOrEqualTo(assessment.totals(p - 1).hit());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isTheSameWheneverItIsWorkedOutAndInWhateverOrder(int seed) {
        List<SessionAtStake> trust = anyTrust(seed);
        List<SessionAtStake> shuffled = new ArrayList<>(trust);
        Collections.shuffle(shuffled, new Random(seed));
        StrikeView strike = anyStrike(seed);
        assertThat(Assessment.of(strike, shuffled, rules).at(60))
                .isEqualTo(Assessment.of(strike, trust, rules).at(60));
    }

    /** R-IMP-02: around the strike only rest takes a session, and whoever rests holds none. */
    @ParameterizedTest
    @MethodSource("seeds")
    void losesNothingAroundTheStrikeButWhatRestTakes(int seed) {
        assertThat(Assessment.of(anyStrike(seed), anyTrust(seed), rules).at(100))
                .filteredOn(assessed -> !assessed.during())
                .filteredOn(assessed -> assessed.impact().staffing() != Staffing.FULL)
                .allMatch(assessed -> assessed.impact().cause() == ReasonCode.IA_REST);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyShortSessionHasACauseAndAReasonAndNoOther(int seed) {
        assertThat(Assessment.of(anyStrike(seed), anyTrust(seed), rules).at(60))
                .allMatch(assessed -> (assessed.impact().cause() == null)
                        == (assessed.impact().staffing() == Staffing.FULL))
                .allMatch(assessed -> !assessed.impact().reason().isBlank());
    }

    @Test
    void movesBetweenLowLikelyAndHigh() {
        StrikeView strike =
                Declared.inTime(april(new Participation(55, 78, 90), Map.of(), Map.of(), PolicyProfile.LOCAL));
        List<SessionAtStake> trust = InventedTrust.sessions(1, LocalDate.of(2016, 4, 18), LocalDate.of(2016, 5, 2), 2);
        Forecast forecast = Assessment.of(strike, trust, rules).forecast();
        assertThat(forecast.low().hit()).isLessThan(forecast.likely().hit());
        assertThat(forecast.likely().hit()).isLessThan(forecast.high().hit());
    }

    @Test
    void reviewsTheDaysAroundAndLeavesThemAlone() {
        SessionAtStake before =
                session("before").from("2016-04-18T09:00", "2016-04-18T12:00").make();
        SessionAtStake tooEarly =
                session("early").from("2016-04-15T09:00", "2016-04-15T12:00").make();
        assertThat(Assessment.of(strike(Map.of(), Map.of()), List.of(before, tooEarly), rules)
                        .at(100))
                .singleElement()
                .satisfies(assessed -> {
                    assertThat(assessed.session()).isEqualTo(before);
                    assertThat(assessed.during()).isFalse();
                    assertThat(assessed.impact().staffing()).isEqualTo(Staffing.FULL);
                });
    }

    @Test
    void givesEmergenciesTheConsultantWhoseSessionIsLostAnyway() {
        SessionAtStake lost = session("lost")
                .booked(CANCER)
                .needing(CONSULTANT, LEADING_RESIDENT)
                .make();
        SessionAtStake runs = session("runs").of("dr-shah").needing(CONSULTANT).make();
        Assessment assessment = Assessment.of(strike(Map.of("110", 1), Map.of()), List.of(lost, runs), rules);
        assertThat(impact(assessment, "lost", 78).cause()).isEqualTo(ReasonCode.IA_REDEPLOY);
        assertThat(impact(assessment, "runs", 78).staffing()).isEqualTo(Staffing.FULL);
    }

    @Test
    void takesNobodyWhoRestsOrWhoseSpecialtyIsDerogated() {
        SessionAtStake resting = session("resting")
                .from("2024-01-04T09:00", "2024-01-04T12:00")
                .needing(CONSULTANT)
                .make();
        StrikeView night = Declared.inTime(new Declaration(
                "Strike",
                List.of(new StrikeWindow(at("2024-01-03T07:00"), at("2024-01-05T07:00"))),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                Set.of("royal-free"),
                new Participation(50, 60, 70),
                Map.of("110", 1),
                Map.of("110", 1),
                Set.of(),
                PolicyProfile.LOCAL));
        Assessment assessment = Assessment.of(night, List.of(resting), rules);
        assertThat(impact(assessment, "resting", 60).cause()).isEqualTo(ReasonCode.IA_REST);
        assertThat(assessment.shortages())
                .as("the second night has nobody else, so the same consultant; nobody is left for emergencies")
                .isEmpty();

        SessionAtStake derogated = session("derogated").make();
        StrikeView agreed = Declared.inTime(new Declaration(
                "Strike",
                SampleSession.april2016().windows(),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                Set.of("royal-free"),
                new Participation(100, 100, 100),
                Map.of("110", 1),
                Map.of(),
                Set.of("110"),
                PolicyProfile.CHRISTMAS_DAY));
        assertThat(impact(Assessment.of(agreed, List.of(derogated), rules), "derogated", 100)
                        .staffing())
                .isEqualTo(Staffing.FULL);
    }

    @Test
    void standsElectiveCareDownOnChristmasDayWhoeverIsThere() {
        SampleSession hot = session("hot").needing(NURSE);
        hot.protectedClinic = true;
        Assessment assessment = Assessment.of(
                Declared.inTime(april(new Participation(0, 0, 0), Map.of(), Map.of(), PolicyProfile.CHRISTMAS_DAY)),
                List.of(
                        hot.make(),
                        session("clinic").needing(NURSE).make(),
                        session("dialysis").in("361").needing(NURSE).make(),
                        session("week-before")
                                .from("2016-04-19T09:00", "2016-04-19T12:00")
                                .make()),
                rules);
        assertThat(assessment.at(0))
                .filteredOn(assessed -> assessed.impact().staffing() == Staffing.NONE)
                .extracting(assessed -> assessed.session().id())
                .containsExactly("clinic");
        assertThat(impact(assessment, "clinic", 0).reason()).startsWith("Christmas Day cover");
    }

    @Test
    void standsInWhereMostHarmWouldBeDoneUntilTheFloorHolds() {
        SessionAtStake urgent = session("urgent")
                .booked(CANCER, CANCER)
                .needing(LEADING_RESIDENT)
                .of("none")
                .make();
        SessionAtStake routine = session("routine")
                .in("120")
                .needing(LEADING_RESIDENT)
                .of("none-either")
                .make();
        List<SessionAtStake> trust = List.of(
                urgent,
                routine,
                idle("idle-110", "110"),
                idle("idle-120", "120"),
                session("runs").needing(NURSE).of("nurse").make());
        Participation all = new Participation(100, 100, 100);
        StrikeView protect = Declared.inTime(april(all, Map.of(), Map.of(), PolicyProfile.PROTECT_95));

        Assessment floor = Assessment.of(protect, trust, rules);
        assertThat(floor.activity(100).holds()).isTrue();
        assertThat(impact(floor, "urgent", 100).reason()).contains("Dr idle-110 stands in (resident)");

        Assessment lowFloor = Assessment.of(protect, trust, rules.with(Setting.PROTECT_ACTIVITY_FLOOR, 50));
        assertThat(impact(lowFloor, "urgent", 100).staffing())
                .as("12 of 22 kept: the floor of 50 per cent holds with the urgent ones")
                .isEqualTo(Staffing.FULL);
        assertThat(impact(lowFloor, "routine", 100).staffing()).isEqualTo(Staffing.NONE);

        StrikeView local = Declared.inTime(april(all, Map.of(), Map.of(), PolicyProfile.LOCAL));
        assertThat(Assessment.of(local, trust, rules).activity(100).kept()).isEqualTo(10);
    }

    @Test
    void saysByHowMuchTheFloorIsMissedWhenNobodyIsLeftToStandIn() {
        SessionAtStake alone = session("alone").needing(LEADING_RESIDENT).make();
        StrikeView protect =
                Declared.inTime(april(new Participation(100, 100, 100), Map.of(), Map.of(), PolicyProfile.PROTECT_95));
        assertThat(Assessment.of(protect, List.of(alone), rules).activity(100).missedBy())
                .isEqualTo(10);
    }

    @Test
    void aConsultantWithASessionOfTheirOwnDoesNotStandIn() {
        SessionAtStake alone =
                session("alone").of("none").needing(LEADING_RESIDENT).make();
        SessionAtStake busy = session("busy").of("dr-shah").needing(CONSULTANT).make();
        StrikeView protect =
                Declared.inTime(april(new Participation(100, 100, 100), Map.of(), Map.of(), PolicyProfile.PROTECT_95));
        assertThat(impact(Assessment.of(protect, List.of(alone, busy), rules), "alone", 100)
                        .staffing())
                .isEqualTo(Staffing.NONE);
    }

    @Test
    void keepsThoseWhoWouldSufferMostWhenASessionIsReduced() {
        SampleSession mixed = session("mixed").needing(CONSULTANT, HELPING_RESIDENT);
        mixed.booked = new ArrayList<>(mixed.booked);
        mixed.booked.set(9, CANCER);
        Assessment assessment = Assessment.of(strike(Map.of(), Map.of()), List.of(mixed.make()), rules);
        assertThat(assessment.at(100).get(0).hit()).isEqualTo(4);
        assertThat(Losses.of(mixed.make(), rules).harm(impact(assessment, "mixed", 100)))
                .as("four routine patients, not the one with suspected cancer")
                .isEqualTo(4 * Harm.ROUTINE);
    }

    @Test
    void takesAnotherConsultantThanTheOneWhoRests() {
        SessionAtStake resting = session("resting")
                .from("2024-01-04T09:00", "2024-01-04T12:00")
                .needing(CONSULTANT)
                .make();
        SessionAtStake worse = session("worse")
                .of("dr-shah")
                .booked(CANCER)
                .from("2024-01-04T09:00", "2024-01-04T12:00")
                .needing(CONSULTANT)
                .make();
        StrikeView night = Declared.inTime(new Declaration(
                "Strike",
                List.of(new StrikeWindow(at("2024-01-03T07:00"), at("2024-01-04T13:00"))),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                Set.of("royal-free"),
                new Participation(50, 60, 70),
                Map.of("110", 1),
                Map.of("110", 1),
                Set.of(),
                PolicyProfile.LOCAL));
        Assessment assessment = Assessment.of(night, List.of(resting, worse), rules);
        assertThat(impact(assessment, "resting", 60).cause()).isEqualTo(ReasonCode.IA_REST);
        assertThat(impact(assessment, "worse", 60).cause()).isEqualTo(ReasonCode.IA_REDEPLOY);
    }

    @Test
    void nobodyStandsInTwiceAtOnceOrWhileOnStrike() {
        SessionAtStake one = session("one").of("none").needing(LEADING_RESIDENT).make();
        SessionAtStake other =
                session("other").of("none").needing(LEADING_RESIDENT).make();
        List<SessionAtStake> trust = List.of(one, other, idle("dr-shah", "110"));
        Participation all = new Participation(100, 100, 100);
        Declaration protect = april(all, Map.of(), Map.of(), PolicyProfile.PROTECT_95);
        assertThat(Assessment.of(Declared.inTime(protect), trust, rules)
                        .activity(100)
                        .kept())
                .isEqualTo(10);
        Declaration joint = new Declaration(
                "Strike",
                protect.windows(),
                Set.of(StaffGrade.RESIDENT_DOCTOR, StaffGrade.CONSULTANT),
                protect.sites(),
                all,
                Map.of(),
                PolicyProfile.PROTECT_95);
        assertThat(Assessment.of(Declared.inTime(joint), trust, rules)
                        .activity(100)
                        .kept())
                .isZero();
    }

    /** A small operation behind a great one is not let past it: else less time could mean more operations. */
    @Test
    void aListDoesItsMostUrgentOperationsFirstOrNone() {
        SampleSession list = session("list");
        list.kind = SessionAtStake.Kind.THEATRE;
        list.booked(
                new Booked(Priority.P2, false, false, 0, null, null, 120, false),
                new Booked(Priority.P4, false, false, 0, null, null, 30, false));
        Losses losses = Losses.of(list.make(), rules);
        assertThat(losses.hit(left(119))).isEqualTo(2);
        assertThat(losses.hit(left(120))).isEqualTo(1);
        assertThat(losses.hit(left(169))).isEqualTo(1);
        assertThat(losses.hit(left(170))).as("with 20 minutes between them").isZero();
    }

    private static SessionImpact left(int minutes) {
        return new SessionImpact(Staffing.REDUCED, minutes, "Short of staff.", ReasonCode.IA_STAFF);
    }

    private static SessionAtStake idle(String doctor, String specialty) {
        return session("of-" + doctor)
                .in(specialty)
                .of(doctor)
                .needing(CONSULTANT)
                .from("2016-04-29T09:00", "2016-04-29T12:00")
                .make();
    }

    private static SessionImpact impact(Assessment assessment, String session, int participation) {
        return assessment.at(participation).stream()
                .filter(assessed -> assessed.session().id().equals(session))
                .findFirst()
                .orElseThrow()
                .impact();
    }

    private static StrikeView strike(Map<String, Integer> emergencies, Map<String, Integer> nights) {
        return Declared.inTime(april(new Participation(60, 78, 90), emergencies, nights, PolicyProfile.LOCAL));
    }

    private static Declaration april(
            Participation participation,
            Map<String, Integer> emergencies,
            Map<String, Integer> nights,
            PolicyProfile profile) {
        return new Declaration(
                "Strike",
                SampleSession.april2016().windows(),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                Set.of("royal-free"),
                participation,
                emergencies,
                nights,
                Set.of(),
                profile);
    }

    private static List<SessionAtStake> anyTrust(int seed) {
        return InventedTrust.sessions(seed, LocalDate.of(2023, 9, 14), LocalDate.of(2023, 9, 28), 1);
    }

    private static StrikeView anyStrike(int seed) {
        Random random = new Random(seed);
        Set<StaffGrade> staff = new HashSet<>();
        Stream.of(StaffGrade.RESIDENT_DOCTOR, StaffGrade.CONSULTANT, StaffGrade.NURSE)
                .filter(grade -> random.nextInt(3) > 0)
                .forEach(staff::add);
        staff.add(StaffGrade.RESIDENT_DOCTOR);
        int likely = random.nextInt(101);
        return Declared.inTime(new Declaration(
                "Strike",
                List.of(
                        new StrikeWindow(at("2023-09-19T07:00"), at("2023-09-21T07:00"), staff),
                        new StrikeWindow(at("2023-09-21T07:00"), at("2023-09-22T07:00"))),
                staff,
                Set.of(InventedTrust.SITE),
                new Participation(random.nextInt(likely + 1), likely, 100),
                Map.of("100", random.nextInt(3), "110", random.nextInt(2), "300", 1),
                random.nextBoolean() ? Map.of("110", 1, "120", random.nextInt(3)) : Map.of(),
                random.nextInt(4) == 0 ? Set.of("130") : Set.of(),
                PolicyProfile.values()[seed % 3]));
    }
}
