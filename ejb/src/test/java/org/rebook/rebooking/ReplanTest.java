package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every change of a standing plan must keep, whatever the strike (hazards H01, H03, H07, H13). */
class ReplanTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    // In few of them an operation is without a list, and another leaves one that it could have.
    static LongStream moreSeeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesNoSlotTwiceAndKeepsNoMoreThanTheSessionCanSee(long seed) {
        ChangedStrike changed = new ChangedStrike(seed);
        List<String> slots = changed.placed.stream()
                .filter(each -> each.slot() != null)
                .map(each -> each.slot().id())
                .toList();
        assertThat(slots).doesNotHaveDuplicates();
        assertThat(changed.placed)
                .filteredOn(each ->
                        each.decision() == Decision.MOVE && !each.affected().isOperation())
                .allMatch(each -> each.slot() != null);
        Map<String, Integer> kept = changed.placed.stream()
                .filter(each -> each.decision() == Decision.STAY)
                .collect(Collectors.groupingBy(
                        each -> each.affected().session(), Collectors.summingInt(each -> changed.inputs
                                .remainders()
                                .get(each.affected().session())
                                .neededBy(each.affected()))));
        kept.forEach((session, used) -> assertThat(used)
                .isLessThanOrEqualTo(changed.inputs.remainders().get(session).capacity()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void movesNobodyWhoIsProtectedAndNobodyPastAHardLimit(long seed) {
        ChangedStrike changed = new ChangedStrike(seed);
        Map<String, Placed> before = byAppointment(changed.first);
        Set<String> moved = changed.results.stream()
                .flatMap(result -> result.revision().placements().stream())
                .map(PlacementChange::appointment)
                .collect(Collectors.toSet());
        for (Placed each : changed.placed) {
            if (!moved.contains(each.affected().appointment())) {
                assertThat(each.decision())
                        .isIn(before.get(each.affected().appointment()).decision(), Decision.PROTECTED);
                continue;
            }
            assertThat(each.affected().protection(changed.inputs.now())).isEmpty();
            if (each.decision() == Decision.MOVE) {
                assertThat(SlotRules.refusalsOf(
                                each.opening().sample(),
                                each.affected().displaced().withLinks(List.of()),
                                changed.inputs.now()))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsEveryLinkAndPutsNobodyInTwoPlaces(long seed) {
        ChangedStrike changed = new ChangedStrike(seed);
        Map<String, Placed> now = byAppointment(changed.placed);
        Map<String, Placed> first = byAppointment(changed.first);
        for (Placed each : changed.placed) {
            for (Displaced.Link link : each.affected().displaced().links()) {
                Placed other = now.get(link.other());
                if (other != null && isMovable(each, changed) && isMovable(other, changed)) {
                    assertThat(isPlaced(each)).isEqualTo(isPlaced(other));
                    assertThat(!isPlaced(each) || link.holds(dayOf(each), dayOf(other)))
                            .as("%s and %s", each.appointment(), other.appointment())
                            .isTrue();
                }
            }
            changed.placed.stream()
                    .filter(other ->
                            other.affected().patient().equals(each.affected().patient()))
                    .filter(other -> !other.appointment().equals(each.appointment()))
                    .filter(other -> !isAsAtFirst(each, first) || !isAsAtFirst(other, first))
                    .filter(other -> each.decision() == Decision.MOVE && other.comesAt() != null)
                    .forEach(other -> assertThat(each.comesAt().overlaps(other.comesAt()))
                            .as("%s and %s", each.appointment(), other.appointment())
                            .isFalse());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void makesTheSamePlanOfTheSameChanges(long seed) {
        ChangedStrike changed = new ChangedStrike(seed);
        PlanInputs kept = PlanArchive.read(
                PlanArchive.write(changed.inputs), changed.inputs.now().rules());
        List<List<PlanStep>> steps = PlanSteps.read(PlanSteps.write(changed.accepted));
        List<Placed> again = Replan.again(kept, StrikePlanner.plan(kept, 1).placed(), steps);
        assertThat(Fingerprint.of(again)).isEqualTo(Fingerprint.of(changed.placed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void saysExactlyWhoIsPlacedOtherwise(long seed) {
        ChangedStrike changed = new ChangedStrike(seed);
        List<Placed> before = changed.first;
        for (Replan.Result result : changed.results) {
            Map<String, Placed> was = byAppointment(before);
            Map<String, Placed> is = byAppointment(result.placements());
            Set<String> differ = new HashSet<>();
            was.forEach((appointment, each) -> {
                Placed now = is.get(appointment);
                if (now == null || !PlacementChange.Place.of(now).equals(PlacementChange.Place.of(each))) {
                    differ.add(appointment);
                }
            });
            // Who was protected and stayed in a session that is lost is for a person to decide.
            differ.removeIf(appointment ->
                    is.containsKey(appointment) && is.get(appointment).decision() == Decision.PROTECTED);
            assertThat(result.revision().placements())
                    .extracting(PlacementChange::appointment)
                    .containsExactlyInAnyOrderElementsOf(differ);
            int without = (int) (unplaced(result.placements()) - unplaced(before));
            assertThat(result.revision().withoutDate())
                    .isEqualTo(
                            result.kept().get(0).change().kind() == PlanChange.Kind.LEAVE_OUT
                                    ? result.revision().withoutDate()
                                    : without);
            before = result.placements();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesNoReasonThatTheCostsContradict(long seed) {
        for (Replan.Result result : new ChangedStrike(seed).results) {
            PlanChange change = result.kept().get(0).change();
            for (PlacementChange each : result.revision().placements()) {
                String in = each.from() == null ? null : each.from().session();
                if (change.kind() == PlanChange.Kind.LOSE_SESSION
                        && change.session().equals(in)) {
                    assertThat(each.why()).endsWith("does not take place.");
                }
                if (each.why().contains("ains by it")) {
                    assertThat(isBetter(each.effect())).as("%s", each).isTrue();
                }
                if (each.why().contains("is lost")) {
                    assertThat(isBetter(each.effect())).as("%s", each).isFalse();
                }
            }
        }
    }

    /** Whoever is alone; linked ones look together, and what two would have to change lists for is not looked for. */
    @ParameterizedTest
    @MethodSource("moreSeeds")
    void leavesNoOperationWithoutAListThatAnotherHasLeft(long seed) {
        ChangedStrike changed = new ChangedStrike(seed);
        List<PlanStep> earlier = new ArrayList<>();
        for (Replan.Result result : changed.results) {
            earlier.addAll(result.kept());
            StandingPlan now = new StandingPlan(changed.inputs, Wishes.of(earlier), result.placements());
            Set<String> left = result.revision().placements().stream()
                    .filter(each -> each.from() != null && each.from().session() != null)
                    .map(each -> each.from().session())
                    .collect(Collectors.toSet());
            TheatreChange theatres = new TheatreChange(now, now.linked());
            assertThat(now.placed())
                    .filteredOn(each -> each.affected().isOperation()
                            && each.decision() == Decision.UNPLACED
                            && now.isMovable(each.affected())
                            && !now.linked().isTied(each.affected()))
                    .allMatch(each -> !theatres.gain(
                            each.affected(),
                            list -> left.contains(list.sample().session())
                                    && !now.wishes().isLost(list.sample().session())
                                    && !now.wishes()
                                            .refuses(
                                                    each.appointment(),
                                                    list.sample().session(),
                                                    list.sample().day())));
        }
    }

    private static boolean isBetter(CostEffect effect) {
        return effect.unplacedWeight() != 0
                ? effect.unplacedWeight() < 0
                : effect.limitsMissed() != 0 ? effect.limitsMissed() < 0 : effect.points() < 0;
    }

    @Test
    void refusesWhatMakesNoSenseAndNamesTheFieldAndTheValue() {
        PlanInputs inputs = RandomStrike.of(3);
        StandingPlan plan = new StandingPlan(
                inputs, Wishes.of(List.of()), StrikePlanner.plan(inputs, 1).placed());
        assertThatThrownBy(() -> make(plan, PlanChange.decline("nobody")))
                .hasMessage("appointment: the plan has no appointment 'nobody'.");
        assertThatThrownBy(() -> make(plan, new PlanChange(PlanChange.Kind.LOSE_SESSION, null, "nowhere", null, null)))
                .hasMessage("session: the plan knows no places in a session 'nowhere'.");
        String session = inputs.openings().get(0).sample().session();
        LocalDate planned = inputs.now().today();
        assertThatThrownBy(() -> make(plan, again(session, planned)))
                .hasMessage("day: a session can take place once more only after %s, not on '%s'."
                        .formatted(Wording.day(planned), planned));
        assertThat(make(plan, again(session, planned.plusDays(1))).revision().supposed())
                .isTrue();
        assertThatThrownBy(() -> new PlanChange(PlanChange.Kind.PIN, "a", null, null, null))
                .hasMessage("session: PIN needs one, and none was given.");
        assertThatThrownBy(() -> new PlanChange(PlanChange.Kind.DECLINE, "a", "s", null, null))
                .hasMessage("session: DECLINE takes none, not 's'.");
        assertThatThrownBy(() -> new PlanChange(PlanChange.Kind.FORBID, "a", null, null, null))
                .hasMessage("day: FORBID needs a day or a session, and none was given.");
        assertThatThrownBy(() -> new PlanChange(PlanChange.Kind.ADD_PLACES, null, "s", null, 0))
                .hasMessage("places: it must be from 1 to 100, not '0'.");
    }

    private static boolean isMovable(Placed each, ChangedStrike changed) {
        return each.decision() != Decision.PROTECTED
                && each.affected().protection(changed.inputs.now()).isEmpty();
    }

    private static boolean isPlaced(Placed each) {
        return each.decision() != Decision.UNPLACED;
    }

    private static boolean isAsAtFirst(Placed each, Map<String, Placed> first) {
        return PlacementChange.Place.of(each).equals(PlacementChange.Place.of(first.get(each.appointment())));
    }

    private static LocalDate dayOf(Placed each) {
        return each.opening() == null
                ? each.affected().displaced().lostOn()
                : each.opening().sample().day();
    }

    private static PlanChange again(String session, LocalDate day) {
        return new PlanChange(PlanChange.Kind.COPY_SESSION, null, session, day, null);
    }

    private static Replan.Result make(StandingPlan plan, PlanChange change) {
        return Replan.of(1, plan, List.of(), List.of(PlanStep.of(change)));
    }

    private static long unplaced(List<Placed> placed) {
        return placed.stream()
                .filter(each -> each.decision() == Decision.UNPLACED)
                .count();
    }

    private static Map<String, Placed> byAppointment(List<Placed> placed) {
        return placed.stream().collect(Collectors.toMap(each -> each.affected().appointment(), Function.identity()));
    }
}
