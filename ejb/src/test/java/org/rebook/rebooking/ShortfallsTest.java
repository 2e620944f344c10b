package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.RandomStrike.STRIKE_DAY;
import static org.rebook.rebooking.RandomStrike.TODAY;
import static org.rebook.rebooking.RandomStrike.at;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.London;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.Rule;

/** What is promised of extra sessions comes true when they are held. */
class ShortfallsTest {

    private static final SessionPattern TUESDAY_CLINIC = clinicOn(DayOfWeek.TUESDAY, 3);

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void placesAsManyAsItPromisesOnceTheSessionsAreHeld(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        List<Shortfall> shortfalls = shortfallsOf(inputs, patterns());
        Map<String, Decision> decisions = decisionsOf(inputs, heldAsSuggested(shortfalls));
        assertThat(shortfalls).allSatisfy(shortfall -> assertThat(shortfall.appointments().stream()
                        .filter(appointment -> decisions.get(appointment) != Decision.UNPLACED))
                .as(shortfall.toString())
                .hasSize(shortfall.placed()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leavesNobodyOutAndNamesNobodyTwice(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        assertThat(shortfallsOf(inputs, patterns()))
                .flatExtracting(Shortfall::appointments)
                .containsExactlyInAnyOrderElementsOf(decisionsOf(inputs, List.of()).entrySet().stream()
                        .filter(decision -> decision.getValue() == Decision.UNPLACED)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void suggestsNoSessionThatCouldBeLeftOut(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        List<Shortfall> shortfalls = shortfallsOf(inputs, patterns());
        int promised = shortfalls.stream().mapToInt(Shortfall::placed).sum();
        List<Opening> sessions = heldAsSuggested(shortfalls);
        for (Opening session : sessions) {
            if (session.isList()) {
                continue;
            }
            List<Opening> fewer =
                    sessions.stream().filter(other -> other != session).toList();
            Map<String, Decision> decisions = decisionsOf(inputs, fewer);
            assertThat(shortfalls.stream()
                            .flatMap(shortfall -> shortfall.appointments().stream())
                            .filter(appointment -> decisions.get(appointment) != Decision.UNPLACED)
                            .count())
                    .isLessThan(promised);
        }
    }

    @Test
    void helpsManyOverManyStrikes() {
        int without = 0;
        int promised = 0;
        for (long seed = 0; seed < 400; seed++) {
            List<Shortfall> shortfalls = shortfallsOf(RandomStrike.of(seed), patterns());
            without += shortfalls.stream()
                    .mapToInt(shortfall -> shortfall.appointments().size())
                    .sum();
            promised += shortfalls.stream().mapToInt(Shortfall::placed).sum();
        }
        assertThat(promised).isBetween(15, without);
    }

    @Test
    void suggestsTheFewestTuesdaysThatPlaceEverybody() {
        Shortfall shortfall = onlyShortfallOf(7, STRIKE_DAY.plusDays(42), TUESDAY_CLINIC);
        assertThat(shortfall.extra().days()).hasSize(3).allMatch(day -> day.getDayOfWeek() == DayOfWeek.TUESDAY);
        assertThat(shortfall.placed()).isEqualTo(7);
        assertThat(shortfall.inWords()).isEqualTo("7 need a follow-up in person: the specialty has no free slot.");
        assertThat(shortfall.helpInWords("Barnet Hospital"))
                .isEqualTo("Three extra Tuesday sessions from 09:00 at Barnet Hospital would place all 7.");
    }

    @Test
    void opensOneSessionForOnePatient() {
        assertThat(onlyShortfallOf(1, STRIKE_DAY.plusDays(42), TUESDAY_CLINIC).helpInWords(null))
                .isEqualTo("One extra Tuesday session from 09:00 would place this patient.");
    }

    @Test
    void leavesARestForWhomAFurtherSessionWouldBeMostlyEmpty() {
        Shortfall shortfall = onlyShortfallOf(7, STRIKE_DAY.plusDays(42), clinicOn(DayOfWeek.TUESDAY, 6));
        assertThat(shortfall.extra().days()).hasSize(1);
        assertThat(shortfall.placed()).isEqualTo(6);
        assertThat(shortfall.helpInWords(null)).endsWith("would place 6.");
    }

    /** The first Tuesday with 21 days' notice is 10 May. */
    @Test
    void suggestsASessionOnTheLatestSafeDay() {
        assertThat(onlyShortfallOf(2, LocalDate.of(2033, 5, 10), TUESDAY_CLINIC)
                        .extra()
                        .days())
                .containsExactly(LocalDate.of(2033, 5, 10));
    }

    @Test
    void suggestsNoneWhenThatDayIsOneTooLate() {
        Shortfall shortfall = onlyShortfallOf(2, LocalDate.of(2033, 5, 9), TUESDAY_CLINIC);
        assertThat(shortfall.extra()).isNull();
        assertThat(shortfall.helpInWords(null)).startsWith("No further session");
    }

    @Test
    void suggestsNoneMoreThanSixWeeksAfterTheLostDate() {
        PlanInputs inputs = followUps(2, STRIKE_DAY.plusDays(200), List.of());
        List<LocalDate> days = shortfallsOf(inputs, List.of(clinicOn(DayOfWeek.WEDNESDAY, 1)))
                .get(0)
                .extra()
                .days();
        assertThat(days).allMatch(day -> !day.isAfter(STRIKE_DAY.plusDays(42)));
    }

    @Test
    void suggestsNothingOfAnotherSpecialty() {
        SessionPattern other = new SessionPattern(
                "120",
                "site-a",
                SlotType.FOLLOW_UP,
                Modality.IN_PERSON,
                DayOfWeek.TUESDAY,
                LocalTime.of(9, 0),
                30,
                3,
                0,
                Capabilities.usual());
        assertThat(onlyShortfallOf(2, STRIKE_DAY.plusDays(42), other).extra()).isNull();
    }

    @Test
    void tellsThoseApartWhoLackDifferentThings() {
        List<Affected> patients = new ArrayList<>();
        patients.add(followUp(0, STRIKE_DAY.plusDays(30), Requirements.none()));
        patients.add(
                followUp(1, STRIKE_DAY.plusDays(30), new Requirements(Set.of("chaperone"), Set.of(), false, null, 0)));
        PlanInputs inputs = inputs(patients, List.of(free(STRIKE_DAY.plusDays(35))));
        assertThat(shortfallsOf(inputs, List.of(TUESDAY_CLINIC)))
                .extracting(Shortfall::inWords)
                .containsExactlyInAnyOrder(
                        "1 needs a follow-up in person: every free slot of that kind is after the latest date that is"
                                + " safe for the patient.",
                        "1 needs a follow-up in person with chaperone: no free slot is of that kind; each is without the"
                                + " equipment, chaperone or anaesthetic needed, or after the latest date that is safe"
                                + " for the patient.");
    }

    private static Shortfall onlyShortfallOf(int patients, LocalDate lcad, SessionPattern pattern) {
        List<Shortfall> shortfalls = shortfallsOf(followUps(patients, lcad, List.of()), List.of(pattern));
        assertThat(shortfalls).hasSize(1);
        return shortfalls.get(0);
    }

    private static List<Shortfall> shortfallsOf(PlanInputs inputs, List<SessionPattern> patterns) {
        return Shortfalls.of(inputs, patterns, StrikePlanner.plan(inputs, 1), 1);
    }

    private static Map<String, Decision> decisionsOf(PlanInputs inputs, List<Opening> extra) {
        List<Opening> openings = new ArrayList<>(inputs.openings());
        openings.addAll(extra);
        return StrikePlanner.plan(
                        new PlanInputs(inputs.now(), inputs.affected(), inputs.remainders(), openings, "with more"), 1)
                .placed()
                .stream()
                .collect(Collectors.toMap(placed -> placed.affected().appointment(), Placed::decision));
    }

    // As somebody who reads the plan would set the sessions up: from the words of the suggestion alone.
    private static List<Opening> heldAsSuggested(List<Shortfall> shortfalls) {
        List<Opening> openings = new ArrayList<>();
        for (Shortfall shortfall : shortfalls) {
            ExtraSessions extra = shortfall.extra();
            if (extra != null) {
                extra.days().forEach(day -> openings.add(held(shortfall.specialty(), extra, day)));
            }
        }
        return openings;
    }

    private static Opening held(String specialty, ExtraSessions extra, LocalDate day) {
        Instant start = day.atTime(extra.from()).atZone(London.ZONE).toInstant();
        String session = "held-%s-%s-%s-%s".formatted(specialty, extra.type(), day, extra.from());
        int span = extra.lists() ? extra.minutes() : extra.minutes() * extra.places();
        OfferedSlot sample = new OfferedSlot(
                session,
                session,
                extra.type(),
                extra.modality(),
                specialty,
                extra.site(),
                null,
                new SlotTime(start, start.plus(Duration.ofMinutes(span))),
                true,
                SessionStatus.OPEN,
                false,
                extra.minutes(),
                Capabilities.usual());
        List<Opening.Slot> slots = IntStream.range(0, extra.places())
                .mapToObj(n -> start.plus(Duration.ofMinutes((long) n * extra.minutes())))
                .map(from -> new Opening.Slot(
                        session + from, 0, new SlotTime(from, from.plus(Duration.ofMinutes(extra.minutes())))))
                .toList();
        return extra.lists()
                ? new Opening(sample, List.of(), extra.minutes(), 0, 0, 20)
                : new Opening(sample, slots, 0, 0, 0, 0);
    }

    private static List<SessionPattern> patterns() {
        List<SessionPattern> patterns = new ArrayList<>();
        for (String specialty : List.of("110", "120")) {
            for (DayOfWeek weekday : List.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)) {
                patterns.add(new SessionPattern(
                        specialty,
                        "site-a",
                        SlotType.FOLLOW_UP,
                        Modality.IN_PERSON,
                        weekday,
                        LocalTime.of(9, 0),
                        30,
                        4,
                        0,
                        Capabilities.usual()));
                patterns.add(new SessionPattern(
                        specialty,
                        "site-a",
                        SlotType.LIST,
                        Modality.IN_PERSON,
                        weekday,
                        LocalTime.of(13, 0),
                        240,
                        0,
                        20,
                        Capabilities.usual()));
            }
        }
        return patterns;
    }

    private static SessionPattern clinicOn(DayOfWeek weekday, int places) {
        return new SessionPattern(
                "110",
                "site-a",
                SlotType.FOLLOW_UP,
                Modality.IN_PERSON,
                weekday,
                LocalTime.of(9, 0),
                30,
                places,
                0,
                Capabilities.usual());
    }

    private static PlanInputs followUps(int count, LocalDate lcad, List<Opening> openings) {
        return inputs(
                IntStream.range(0, count)
                        .mapToObj(n -> followUp(n, lcad, Requirements.none()))
                        .toList(),
                openings);
    }

    private static PlanInputs inputs(List<Affected> patients, List<Opening> openings) {
        return new PlanInputs(
                RandomStrike.NOW,
                patients,
                Map.of("s", new Remainder("s", false, false, patients.size(), 0, "Short of staff.")),
                openings,
                "sample");
    }

    private static Affected followUp(int number, LocalDate lcad, Requirements requires) {
        Instant start = at(STRIKE_DAY, 8, 0).plus(Duration.ofMinutes(30L * number));
        Displaced displaced = new Displaced(
                "a" + number,
                AppointmentKind.FOLLOW_UP,
                Priority.ROUTINE,
                TODAY,
                Modality.IN_PERSON,
                false,
                "110",
                "site-a",
                "dr-a",
                false,
                new SlotTime(start, start.plus(Duration.ofMinutes(30))),
                30,
                lcad,
                Clocks.of(PathwayKind.FOLLOW_UP, null),
                0,
                PatientFacts.none(),
                requires,
                List.of(),
                List.of(),
                List.of());
        return new Affected(displaced, 0, "p" + number, "s", false, null, false, 0, Set.of(Rule.PR7));
    }

    private static Opening free(LocalDate day) {
        Instant start = at(day, 9, 0);
        SlotTime time = new SlotTime(start, start.plus(Duration.ofMinutes(30)));
        OfferedSlot sample = new OfferedSlot(
                "free",
                "free",
                SlotType.FOLLOW_UP,
                Modality.IN_PERSON,
                "110",
                "site-a",
                "dr-a",
                time,
                true,
                SessionStatus.OPEN,
                false,
                30,
                Capabilities.usual());
        return new Opening(sample, List.of(new Opening.Slot("free", 0, time)), 0, 0, 0, 0);
    }
}
