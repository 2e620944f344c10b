package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.ReasonCode;
import org.rebook.clinic.London;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;
import org.rebook.clinic.WorkingDays;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.RuleSet;
import org.rebook.policy.ShippedRuleSets;
import org.rebook.strike.Assessment;
import org.rebook.strike.Booked;
import org.rebook.strike.CallOff;
import org.rebook.strike.Declaration;
import org.rebook.strike.Declared;
import org.rebook.strike.InventedTrust;
import org.rebook.strike.Participation;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.Preset;
import org.rebook.strike.SessionAtStake;
import org.rebook.strike.StaffGrade;
import org.rebook.strike.Staffing;
import org.rebook.strike.StrikeStatus;
import org.rebook.strike.StrikeView;

/** The strikes of 2015 to 2025, from the declaration over the impact to the plan, on an invented trust of their size. */
class PresetsTest {

    private static final Set<String> SITES = Set.of(InventedTrust.SITE);
    private static final int WEEKS_WITH_FREE_SLOTS = 12;

    /** At the Royal Free 325 clinics and procedures were put off; about a tenth were operations, as in all of England. */
    @Test
    void seed2016IsOfTheRoyalFreesSize() {
        Case april = Case.of(Preset.SEED_2016, 1);
        int hit = april.assessment().totals(78).hit();
        assertThat(hit).isBetween(325 * 9 / 10, 325 * 11 / 10);
        assertThat(100.0 * april.assessment().totals(78).operationsHit() / hit).isBetween(8.0, 12.0);
        assertThat(april.rules().version()).isEqualTo("2015.1");
        assertThat(april.now()).as("7 days' notice").isEqualTo("2016-04-19T08:00:00Z");
        assertThat(april.assessment().at(78).stream().map(PresetsTest::dayOf).distinct())
                .as("reviewed from 18 April to 2 May, a bank holiday without sessions")
                .contains(LocalDate.of(2016, 4, 18), LocalDate.of(2016, 4, 29))
                .doesNotContain(LocalDate.of(2016, 5, 2), LocalDate.of(2016, 4, 15), LocalDate.of(2016, 5, 3));
    }

    @Test
    void seed2016GrowsWithTheTrust() {
        int one = Case.of(Preset.SEED_2016, 1).assessment().totals(78).hit();
        Case ten = Case.of(Preset.SEED_2016, 10);
        assertThat(ten.assessment().totals(78).hit())
                .as("cover takes as many consultants from a trust ten times as large")
                .isBetween(4 * one, 10 * one);
    }

    @Test
    void seed2016IsPlannedByTheRulesOf2016() {
        Case april = Case.of(Preset.SEED_2016, 1);
        Proposal plan = april.plan();
        assertThat(plan.proof().proven()).isPositive();
        assertThat(movedTo(plan))
                .isNotEmpty()
                .allMatch(WorkingDays::isWorked)
                .noneMatch(day -> day.equals(LocalDate.of(2016, 4, 26)) || day.equals(LocalDate.of(2016, 4, 27)));
        assertThat(plan.figures().moved()
                        + plan.figures().unplaced()
                        + plan.figures().converted())
                .isLessThanOrEqualTo(plan.figures().affected());
    }

    /** 175,122 put off by some 137 trusts in three days; about a tenth of them inpatients and day cases. */
    @Test
    void march2023PutsOffThirteenHundredInATrust() {
        Case march = Case.of(Preset.MAR_2023, 5);
        int hit = march.assessment().totals(60).hit();
        assertThat(hit).isBetween(1300 * 9 / 10, 1300 * 11 / 10);
        assertThat(100.0 * march.assessment().totals(60).operationsHit() / hit).isBetween(5.0, 15.0);
    }

    /** Nothing elective but what is protected or derogated, whoever is there. */
    @Test
    void jointSeptember2023StandsElectiveCareDown() {
        Case joint = Case.of(Preset.JOINT_SEP_2023, 1);
        assertThat(joint.assessment().at(60))
                .filteredOn(Assessment.Assessed::during)
                .isNotEmpty()
                .allMatch(assessed -> assessed.impact().staffing() == Staffing.NONE);
        Declaration agreed = joint.strike().profile() == PolicyProfile.CHRISTMAS_DAY
                ? with(joint.strike(), PolicyProfile.CHRISTMAS_DAY, Set.of("320"))
                : null;
        assertThat(joint.declaredAs(agreed).at(60))
                .filteredOn(assessed ->
                        assessed.during() && "320".equals(assessed.session().specialty()))
                .isNotEmpty()
                .allMatch(assessed -> assessed.impact().staffing() == Staffing.FULL);
    }

    /** Consultants from Tuesday 07:00 to Thursday 07:00, junior doctors from Wednesday 07:00 to Saturday 07:00. */
    @Test
    void jointSeptember2023HitsEachGradeInItsOwnTime() {
        Case joint = Case.of(Preset.JOINT_SEP_2023, 1);
        List<Assessment.Assessed> sessions = joint.declaredAs(with(joint.strike(), PolicyProfile.LOCAL, Set.of()))
                .at(100);
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 19), StaffGrade.CONSULTANT))
                .isPositive();
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 19), StaffGrade.RESIDENT_DOCTOR))
                .isZero();
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 20), StaffGrade.CONSULTANT))
                .isPositive();
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 20), StaffGrade.RESIDENT_DOCTOR))
                .isPositive();
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 21), StaffGrade.CONSULTANT))
                .isZero();
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 21), StaffGrade.RESIDENT_DOCTOR))
                .isPositive();
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 18), StaffGrade.CONSULTANT))
                .isZero();
    }

    /** A third absent, 95 per cent kept, so seven per cent moved at most, and most of them seen within two weeks. */
    @Test
    void july2025KeepsNinetyFivePerCent() {
        Case july = Case.of(Preset.JUL_2025, 2);
        assertThat(july.assessment().activity(33).holds()).isTrue();
        assertThat(july.assessment().at(33))
                .as("a weekend is inside, without clinics")
                .noneMatch(assessed -> dayOf(assessed).equals(LocalDate.of(2025, 7, 26)));
        Proposal plan = july.plan();
        int planned = july.assessment().activity(33).planned();
        int gaveUp = plan.figures().moved()
                + plan.figures().unplaced()
                + plan.figures().protectedToDecide();
        assertThat(100.0 * gaveUp / planned).isLessThanOrEqualTo(7.0);
        assertThat(plan.figures().withinTwoWeeks()).isGreaterThan(plan.figures().moved() / 2);
        assertThat(july.declaredAs(with(july.strike(), PolicyProfile.LOCAL, Set.of()))
                        .activity(33)
                        .holds())
                .as("without anybody standing in it would not hold")
                .isFalse();
    }

    /** Called off at 18:00 the evening before: what was called off stays so, nobody is put back, all of it is reported. */
    @Test
    void calledOffTheNightBeforePutsNobodyBackByItself() {
        Case december = Case.of(Preset.CALLOFF_NIGHT_BEFORE, 1);
        Proposal plan = december.plan();
        Instant declared = december.strike().createdAt();
        assertThat(plan.figures().moved() + plan.figures().unplaced()).isPositive();
        assertThat(CallOff.movesGoOn(StrikeStatus.CALLED_OFF)).isFalse();
        plan.placed().stream()
                .filter(placed -> placed.decision() == Decision.MOVE || placed.decision() == Decision.UNPLACED)
                .forEach(placed -> {
                    assertThat(CallOff.oldPlace(true, false, false, december.rules()))
                            .isEqualTo(CallOff.OldPlace.TO_BE_OFFERED);
                    assertThat(CallOff.isReported(december.now(), declared)).isTrue();
                });
    }

    /** Suspended a week before, or with a poll open until two days before: whatever is not moved by then is not moved. */
    @ParameterizedTest
    @EnumSource(names = {"CALLOFF_D7", "POLL_D2"})
    void suspendedWhileOnlySomeAreMovedLeavesTheOthersWhereTheyAre(Preset preset) {
        Case uncertain = Case.of(preset, 1);
        List<Placed> moves = uncertain.plan().placed().stream()
                .filter(placed -> placed.decision() == Decision.MOVE)
                .toList();
        StrikeStatus status = StrikeStatus.ANNOUNCED;
        List<Placed> carriedOut = new ArrayList<>();
        for (Placed move : moves) {
            if (carriedOut.size() == moves.size() / 2) {
                status = StrikeStatus.SUSPENDED;
            }
            if (CallOff.movesGoOn(status)) {
                carriedOut.add(move);
            }
        }
        assertThat(carriedOut).isNotEmpty().hasSize(moves.size() / 2);
        assertThat(StrikeStatus.SUSPENDED.keepsDaysClear())
                .as("its days stay clear until it is called off")
                .isTrue();
    }

    /** Five strikes in fifteen weeks, each followed by more staff than the last: whoever was moved once is not moved again, and nobody goes into a strike that is known. */
    @Test
    void rollingStrikesMoveNobodyTwiceAndNobodyIntoAKnownOne() {
        List<Declaration> series = Preset.ROLLING.series(SITES);
        assertThat(series).hasSize(5);
        Map<String, SessionAtStake> moved = new TreeMap<>();
        List<StrikeView> known = new ArrayList<>();
        Set<String> movedPatients = new HashSet<>();
        int metAgain = 0;
        for (Declaration declared : series) {
            StrikeView strike = Declared.inTime(at(60 + 10 * known.size(), declared));
            known.add(strike);
            Case next = Case.of(strike, 1, List.copyOf(moved.values()), known);
            Proposal plan = next.plan();
            for (Placed placed : plan.placed()) {
                boolean before = placed.affected().displaced().hospitalCancellations() > 0;
                metAgain += before && placed.affected().session().startsWith("free") ? 1 : 0;
                if (placed.decision() == Decision.MOVE) {
                    assertThat(before).as(placed.affected().appointment()).isFalse();
                    assertThat(known)
                            .noneMatch(earlier -> earlier.isDuring(
                                    placed.time().startsAt(), placed.time().endsAt()));
                    movedPatients.add(placed.affected().patient());
                    moved.merge(placed.opening().sample().session(), next.sessionWith(placed), PresetsTest::together);
                } else if (before) {
                    assertThat(placed.decision()).isIn(Decision.STAY, Decision.PROTECTED);
                }
            }
        }
        assertThat(movedPatients).isNotEmpty();
        assertThat(metAgain).as("some of those moved are hit by a later strike").isPositive();
    }

    /** Consultants on nights rest on both days after the first; the second of them is no day of the strike any more. */
    @Test
    void extendedRestLosesSessionsOnBothDaysAfterwards() {
        Case january = Case.of(Preset.EXTENDED_REST, 1);
        List<Assessment.Assessed> resting = january.assessment().at(60).stream()
                .filter(assessed -> assessed.impact().cause() == ReasonCode.IA_REST)
                .toList();
        assertThat(resting.stream().map(PresetsTest::dayOf).distinct())
                .containsExactlyInAnyOrder(LocalDate.of(2024, 1, 4), LocalDate.of(2024, 1, 5));
        assertThat(resting)
                .allMatch(assessed -> assessed.during() == dayOf(assessed).equals(LocalDate.of(2024, 1, 4)));
        Proposal plan = january.plan();
        assertThat(plan.placed().stream()
                        .map(placed -> placed.affected().displaced().lostOn())
                        .distinct())
                .contains(LocalDate.of(2024, 1, 5));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetLosesNobodyAndMovesNobodyWhoIsProtected(Preset preset) {
        Case any = Case.of(preset, 1);
        PlanInputs inputs = any.inputs();
        Proposal plan = StrikePlanner.plan(inputs, 1);
        assertThat(plan.placed()).hasSize(inputs.affected().size());
        assertThat(plan.placed().stream()
                        .map(placed -> placed.affected().appointment())
                        .distinct())
                .hasSize(plan.placed().size());
        assertThat(plan.placed())
                .filteredOn(placed -> placed.decision() == Decision.MOVE)
                .allMatch(placed -> placed.affected().protection(inputs.now()).isEmpty())
                .noneMatch(placed -> any.strike()
                        .isDuring(placed.time().startsAt(), placed.time().endsAt()));
    }

    @Test
    void aPresetKeepsTheHoursOfTheClockOnTheWallOverAClockChange() {
        StrikeView march = Declared.inTime(Preset.MAR_2023.declaration(SITES, LocalDate.of(2027, 3, 26)));
        assertThat(march.windows()).singleElement().satisfies(window -> {
            assertThat(Duration.between(window.startsAt(), window.endsAt())).isEqualTo(Duration.ofHours(71));
            assertThat(window).hasToString("Friday 26 March 2027 07:00 to Monday 29 March 2027 07:00");
        });
    }

    private static Declaration with(StrikeView strike, PolicyProfile profile, Set<String> derogations) {
        return new Declaration(
                strike.name(),
                strike.windows(),
                strike.staff(),
                strike.sites(),
                strike.participation(),
                strike.emergencyCover(),
                strike.nightCover(),
                derogations,
                profile);
    }

    private static Declaration at(int participation, Declaration declared) {
        return new Declaration(
                declared.name(),
                declared.windows(),
                declared.staff(),
                declared.sites(),
                new Participation(participation, participation, participation),
                declared.emergencyCover(),
                declared.nightCover(),
                declared.derogations(),
                declared.profile());
    }

    private static long hitOn(List<Assessment.Assessed> sessions, LocalDate day, StaffGrade leading) {
        return sessions.stream()
                .filter(assessed -> dayOf(assessed).equals(day)
                        && assessed.session().needs().get(0).grade().equals(leading)
                        && assessed.impact().staffing() == Staffing.NONE)
                .count();
    }

    private static LocalDate dayOf(Assessment.Assessed assessed) {
        return London.dayOf(assessed.session().startsAt());
    }

    private static List<LocalDate> movedTo(Proposal plan) {
        return plan.placed().stream()
                .filter(placed -> placed.decision() == Decision.MOVE)
                .map(placed -> placed.time().day())
                .toList();
    }

    private static SessionAtStake together(SessionAtStake one, SessionAtStake other) {
        return new SessionAtStake(
                one.id(),
                one.clinic(),
                one.kind(),
                one.specialty(),
                one.site(),
                one.clinician(),
                one.clinicianName(),
                one.startsAt(),
                one.endsAt(),
                one.protectedClinic(),
                one.turnaroundMinutes(),
                Stream.concat(one.booked().stream(), other.booked().stream()).toList(),
                one.needs());
    }

    /** One strike on the invented trust: who is hit, and every place where they could go. */
    private record Case(StrikeView strike, RuleSet rules, List<SessionAtStake> sessions, List<StrikeView> known) {

        static Case of(Preset preset, int scale) {
            StrikeView strike = Declared.inTime(preset.declaration(SITES));
            return of(strike, scale, List.of(), List.of(strike));
        }

        static Case of(StrikeView strike, int scale, List<SessionAtStake> more, List<StrikeView> known) {
            return new Case(
                    strike,
                    ShippedRuleSets.on(strike.firstDay()),
                    Stream.concat(
                                    InventedTrust.sessions(
                                            2016,
                                            strike.firstDay().minusDays(12),
                                            strike.lastDay().plusDays(10),
                                            scale)
                                            .stream(),
                                    more.stream())
                            .toList(),
                    List.copyOf(known));
        }

        Assessment assessment() {
            return Assessment.of(strike, sessions, rules);
        }

        Assessment declaredAs(Declaration otherwise) {
            return Assessment.of(Declared.inTime(otherwise), sessions, rules);
        }

        Instant now() {
            return strike.planningInstant(rules);
        }

        Proposal plan() {
            return StrikePlanner.plan(inputs(), 1);
        }

        PlanInputs inputs() {
            List<Affected> affected = new ArrayList<>();
            Map<String, Remainder> remainders = new HashMap<>();
            assessment().at(strike.participation().likely()).stream()
                    .filter(assessed -> assessed.impact().staffing() != Staffing.FULL)
                    .forEach(assessed -> {
                        SessionAtStake session = assessed.session();
                        remainders.put(
                                session.id(),
                                new Remainder(
                                        session.id(),
                                        session.kind() == SessionAtStake.Kind.THEATRE,
                                        assessed.impact().staffing() == Staffing.REDUCED,
                                        session.booked().size(),
                                        assessed.impact().capacityLeft(),
                                        assessed.impact().reason()));
                        IntStream.range(0, session.booked().size())
                                .mapToObj(n -> affected(session, n))
                                .forEach(affected::add);
                    });
            List<Circumstances.StrikeTime> times = known.stream()
                    .flatMap(one -> one.windows().stream())
                    .map(window ->
                            new Circumstances.StrikeTime(new SlotTime(window.startsAt(), window.endsAt()), SITES))
                    .toList();
            return new PlanInputs(new Circumstances(now(), times, rules), affected, remainders, openings(), "preset");
        }

        private Affected affected(SessionAtStake session, int n) {
            Booked booked = session.booked().get(n);
            boolean operation = session.kind() == SessionAtStake.Kind.THEATRE;
            String id = session.id() + "/" + n;
            Instant start = session.startsAt().plus(Duration.ofMinutes(15L * n));
            AppointmentKind kind = operation
                    ? AppointmentKind.OPERATION
                    : booked.lcad() == null ? AppointmentKind.NEW : AppointmentKind.FOLLOW_UP;
            PathwayKind pathway = booked.cancer()
                    ? PathwayKind.CANCER
                    : booked.lcad() == null ? PathwayKind.RTT : PathwayKind.FOLLOW_UP;
            Displaced displaced = new Displaced(
                    id,
                    kind,
                    booked.priority(),
                    null,
                    Modality.IN_PERSON,
                    booked.mayBeRemote(),
                    session.specialty(),
                    session.site(),
                    session.clinician(),
                    false,
                    new SlotTime(start, start.plus(Duration.ofMinutes(15))),
                    booked.minutes(),
                    booked.lcad(),
                    Clocks.of(pathway, booked.clockStartedOn()),
                    booked.hospitalCancellations(),
                    PatientFacts.none(),
                    Requirements.none(),
                    List.of(),
                    List.of(),
                    List.of());
            return new Affected(
                    displaced,
                    0,
                    "p-" + id,
                    session.id(),
                    booked.doNotMove(),
                    null,
                    booked.mayBeRemote(),
                    10,
                    Set.of());
        }

        /** Free places on every day from the notice on, strike days and bank holidays included: the rules keep them out. */
        private List<Opening> openings() {
            List<Opening> openings = new ArrayList<>();
            LocalDate first = London.dayOf(now()).plusDays(1);
            first.datesUntil(strike.lastDay().plusWeeks(WEEKS_WITH_FREE_SLOTS))
                    .filter(day -> day.getDayOfWeek().getValue() <= 5)
                    .forEach(day -> InventedTrust.SPECIALTIES.forEach(specialty -> {
                        openings.add(clinic(day, specialty));
                        openings.add(list(day, specialty));
                    }));
            return openings;
        }

        private static Opening clinic(LocalDate day, String specialty) {
            String session = "free-%s-%s".formatted(specialty, day);
            Instant start = at(day, 9);
            List<Opening.Slot> slots = IntStream.range(0, 4)
                    .mapToObj(n -> {
                        Instant from = start.plus(Duration.ofMinutes(30L * n));
                        return new Opening.Slot(
                                session + "-" + n, 0, new SlotTime(from, from.plus(Duration.ofMinutes(30))));
                    })
                    .toList();
            return new Opening(place(session, specialty, SlotType.ANY, start, 120, 30), slots, 0, 0, 0, 0);
        }

        private static Opening list(LocalDate day, String specialty) {
            String session = "list-%s-%s".formatted(specialty, day);
            return new Opening(
                    place(session, specialty, SlotType.LIST, at(day, 13), 240, 240), List.of(), 240, 140, 400, 20);
        }

        private static OfferedSlot place(
                String session, String specialty, SlotType type, Instant start, int span, int room) {
            return new OfferedSlot(
                    session + "-0",
                    session,
                    type,
                    Modality.IN_PERSON,
                    specialty,
                    InventedTrust.SITE,
                    "dr-%s-0".formatted(specialty),
                    new SlotTime(start, start.plus(Duration.ofMinutes(span))),
                    true,
                    SessionStatus.OPEN,
                    false,
                    room,
                    Capabilities.usual());
        }

        /** The session to which a patient was moved, as a later strike finds it: the hospital has cancelled once. */
        SessionAtStake sessionWith(Placed placed) {
            OfferedSlot sample = placed.opening().sample();
            Displaced patient = placed.affected().displaced();
            SessionAtStake old = sessions.stream()
                    .filter(session -> session.id().equals(placed.affected().session()))
                    .findFirst()
                    .orElseThrow();
            return new SessionAtStake(
                    sample.session(),
                    "Clinic " + sample.session(),
                    old.kind(),
                    sample.specialty(),
                    sample.site(),
                    "dr-of-" + sample.session(),
                    null,
                    sample.time().startsAt(),
                    sample.time().endsAt(),
                    false,
                    20,
                    List.of(new Booked(
                            patient.priority(),
                            patient.clocks().isCancer(),
                            false,
                            1,
                            patient.lcad(),
                            patient.clocks().startedOn(),
                            patient.minutes(),
                            patient.mayBeRemote())),
                    old.needs());
        }

        private static Instant at(LocalDate day, int hour) {
            return day.atTime(hour, 0).atZone(London.ZONE).toInstant();
        }
    }
}
