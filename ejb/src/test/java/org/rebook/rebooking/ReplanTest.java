package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.policy.Setting;

/** What every change of a standing plan must keep, whatever the strike (hazards H01, H03, H07, H13). */
class ReplanTest {

    private static final int CHANGES = 12;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    static LongStream fewerSeeds() {
        return LongStream.range(0, 60);
    }

    /** A strike, its plan, and changes of all kinds that were accepted one by one. */
    private static final class Changed {

        final PlanInputs inputs;
        final List<Placed> first;
        final List<List<PlanStep>> accepted = new ArrayList<>();
        final List<PlanStep> earlier = new ArrayList<>();
        final List<Replan.Result> results = new ArrayList<>();
        List<Placed> placed;

        Changed(long seed) {
            inputs = RandomStrike.of(seed);
            first = StrikePlanner.plan(inputs, 1).placed();
            placed = first;
            Random random = new Random(seed);
            for (int i = 0; i < CHANGES; i++) {
                accept(random);
            }
        }

        private void accept(Random random) {
            try {
                List<PlanStep> steps = List.of(PlanStep.of(change(random)));
                Replan.Result result =
                        Replan.of(1, new StandingPlan(inputs, Wishes.of(earlier), placed), earlier, steps);
                if (result.revision().supposed()) {
                    return;
                }
                accepted.add(result.kept());
                earlier.addAll(result.kept());
                results.add(result);
                placed = result.placements();
            } catch (ChangeRefused refused) {
                assertThat(refused.getMessage()).matches("[a-z]+: .+\\.");
            }
        }

        private PlanChange change(Random random) {
            String appointment =
                    placed.get(random.nextInt(placed.size())).affected().appointment();
            OfferedSlot slot = inputs.openings()
                    .get(random.nextInt(inputs.openings().size()))
                    .sample();
            return switch (random.nextInt(8)) {
                case 0, 1 -> PlanChange.decline(appointment);
                case 2 -> PlanChange.pin(appointment, slot.session());
                case 3 -> new PlanChange(PlanChange.Kind.FORBID, appointment, null, slot.day(), null);
                case 4 -> new PlanChange(PlanChange.Kind.LEAVE_OUT, appointment, null, null, null);
                case 5 -> new PlanChange(PlanChange.Kind.LOSE_SESSION, null, slot.session(), null, null);
                case 6 -> new PlanChange(PlanChange.Kind.LOSE_PLACES, null, slot.session(), null, 1);
                default -> new PlanChange(PlanChange.Kind.ADD_PLACES, null, slot.session(), null, 2);
            };
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesNoSlotTwiceAndKeepsNoMoreThanTheSessionCanSee(long seed) {
        Changed changed = new Changed(seed);
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
        Changed changed = new Changed(seed);
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
        Changed changed = new Changed(seed);
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

    private static boolean isMovable(Placed each, Changed changed) {
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

    @Test
    void changesLinkedAppointmentsAndTheirBestIsProven() {
        int changes = 0;
        int moved = 0;
        int proven = 0;
        for (long seed = 0; seed < 200; seed++) {
            for (Replan.Result result : new Changed(seed).results) {
                for (Replan.PoolBound linked : result.boundsOfLinked()) {
                    changes++;
                    moved += result.revision().placements().size() > 1 ? 1 : 0;
                    proven += linked.cost() == linked.bound() ? 1 : 0;
                    assertThat(linked.cost()).isGreaterThanOrEqualTo(linked.bound());
                }
            }
        }
        assertThat(changes).isGreaterThan(80);
        assertThat(moved).isGreaterThan(30);
        assertThat(proven).isGreaterThan(changes * 90 / 100);
    }

    @Test
    void leavesWhoHasAgreedWhereTheyAreWhenTheirLinkedAppointmentMoves() {
        int kept = 0;
        int refused = 0;
        for (long seed = 0; seed < 200; seed++) {
            PlanInputs inputs = RandomStrike.of(seed);
            List<Placed> placed = StrikePlanner.plan(inputs, 1).placed();
            StandingPlan plan = new StandingPlan(inputs, Wishes.of(List.of()), placed);
            for (Placed one : placed) {
                for (Affected mate : plan.linked().togetherWith(one.affected())) {
                    Placed other = plan.placementOf(mate.appointment());
                    if (one == other || !plan.isMovable(mate) || !isPlaced(one) || !isPlaced(other)) {
                        continue;
                    }
                    List<PlanStep> agreed =
                            List.of(PlanStep.of(PlanChange.pin(mate.appointment(), other.sessionNow())));
                    try {
                        Replan.Result result = Replan.of(
                                1,
                                new StandingPlan(inputs, Wishes.of(agreed), placed),
                                agreed,
                                List.of(PlanStep.of(PlanChange.decline(one.appointment()))));
                        assertThat(result.revision().placements())
                                .extracting(PlacementChange::appointment)
                                .doesNotContain(mate.appointment());
                        kept++;
                    } catch (ChangeRefused no) {
                        assertThat(no.getMessage()).contains("what was agreed for the appointments it is linked with");
                        refused++;
                    }
                }
            }
        }
        assertThat(kept).isGreaterThan(50);
        assertThat(refused).isGreaterThan(20);
    }

    /** With the upheaval counted, as it was weighed; where slots clash, the proof says that better might be had. */
    @ParameterizedTest
    @MethodSource("fewerSeeds")
    void aDeclineIsTheBestOfAllDatesThatCouldBeChosenInstead(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        List<Placed> placed = StrikePlanner.plan(inputs, 1).placed();
        StandingPlan plan = new StandingPlan(inputs, Wishes.of(List.of()), placed);
        for (Placed each : placed) {
            if (each.affected().isOperation() || !plan.isMovable(each.affected()) || !isPlaced(each)) {
                continue;
            }
            Replan.Result result = make(plan, PlanChange.decline(each.appointment()));
            if (result.boundsOfLinked().stream().anyMatch(linked -> linked.cost() > linked.bound())) {
                continue;
            }
            List<Long> declined = weight(result, inputs);
            for (Opening opening : inputs.openings()) {
                String session = opening.sample().session();
                if (each.isIn(session)) {
                    continue;
                }
                try {
                    List<Long> chosen = weight(make(plan, PlanChange.pin(each.appointment(), session)), inputs);
                    assertThat(compare(declined, chosen))
                            .as("%s declines, or chooses %s: %s %s", each.appointment(), session, declined, chosen)
                            .isLessThanOrEqualTo(0);
                } catch (ChangeRefused refused) {
                    assertThat(refused.getMessage()).startsWith("session: ");
                }
            }
        }
    }

    private static List<Long> weight(Replan.Result result, PlanInputs inputs) {
        CostEffect effect = result.revision().effect();
        long upheavals = result.revision().placements().stream()
                .filter(change -> change.from() != null && change.from().decision() != Decision.UNPLACED)
                .count();
        return List.of(
                effect.unplacedWeight(),
                effect.limitsMissed(),
                Math.round(2 * effect.points()) + upheavals * inputs.now().number(Setting.WEIGHT_SECOND_MOVE));
    }

    private static int compare(List<Long> one, List<Long> other) {
        for (int level = 0; level < one.size(); level++) {
            if (!one.get(level).equals(other.get(level))) {
                return one.get(level).compareTo(other.get(level));
            }
        }
        return 0;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverGivesAPatientADateThatTheyDeclinedNorMovesWhoHasAgreed(long seed) {
        Changed changed = new Changed(seed);
        Map<String, Set<String>> declined = new HashMap<>();
        Set<String> agreed = new HashSet<>();
        for (Replan.Result result : changed.results) {
            PlanStep step = result.kept().get(0);
            String appointment = step.change().appointment();
            boolean lost = step.change().kind() == PlanChange.Kind.LOSE_SESSION;
            for (PlacementChange each : result.revision().placements()) {
                if (!lost && !each.asked()) {
                    assertThat(agreed).doesNotContain(each.appointment());
                }
            }
            if (step.declined() != null) {
                agreed.remove(appointment);
                declined.computeIfAbsent(appointment, any -> new HashSet<>()).add(step.declined());
            }
            if (step.change().kind() == PlanChange.Kind.PIN) {
                agreed.add(appointment);
                declined.remove(appointment);
            }
        }
        byAppointment(changed.placed).forEach((appointment, each) -> {
            if (each.opening() != null) {
                assertThat(declined.getOrDefault(appointment, Set.of()))
                        .doesNotContain(each.opening().sample().session());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("fewerSeeds")
    void showsNoOtherDatesFromBeforeTheChange(long seed) {
        Changed changed = new Changed(seed);
        Wishes wishes = Wishes.of(changed.earlier);
        Set<String> touched = changed.results.stream()
                .flatMap(result -> result.changedPools().stream())
                .collect(Collectors.toSet());
        List<Placed> placed = new StandingPlan(changed.inputs, wishes, changed.placed).withOtherDatesIn(touched);
        StandingPlan plan = new StandingPlan(changed.inputs, wishes, placed);
        for (Placed each : placed) {
            if (!each.affected().isOperation() && touched.contains(StrikePlanner.poolOf(each.affected()))) {
                List<LocalDate> explained = whichCouldBe(plan, each);
                assertThat(explained)
                        .containsAll(each.alternatives().stream()
                                .map(AlternativeDate::day)
                                .toList());
                for (AlternativeDate other : each.alternatives()) {
                    assertThat(each.isIn(other.session())).isFalse();
                    assertThat(wishes.refuses(each.appointment(), other.session(), other.day()))
                            .isFalse();
                }
            }
        }
    }

    private static List<LocalDate> whichCouldBe(StandingPlan plan, Placed each) {
        return plan.isMovable(each.affected())
                ? new Explanations(plan.pool(StrikePlanner.poolOf(each.affected())))
                        .othersOf(each.appointment(), 100).stream()
                                .map(PlacementExplanation.Other::day)
                                .toList()
                : List.of();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void makesTheSamePlanOfTheSameChanges(long seed) {
        Changed changed = new Changed(seed);
        PlanInputs kept = PlanArchive.read(
                PlanArchive.write(changed.inputs), changed.inputs.now().rules());
        List<List<PlanStep>> steps = PlanSteps.read(PlanSteps.write(changed.accepted));
        List<Placed> again = Replan.again(kept, StrikePlanner.plan(kept, 1).placed(), steps);
        assertThat(Fingerprint.of(again)).isEqualTo(Fingerprint.of(changed.placed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void saysExactlyWhoIsPlacedOtherwise(long seed) {
        Changed changed = new Changed(seed);
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

    @Test
    void movesFewOthersAndSomeChangesMoveNobodyElse() {
        double declines = 0;
        double others = 0;
        for (long seed = 0; seed < 200; seed++) {
            for (Replan.Result result : new Changed(seed).results) {
                if (result.kept().get(0).declined() != null) {
                    declines++;
                    others += result.revision().othersMoved();
                }
            }
        }
        assertThat(declines).isGreaterThan(100);
        assertThat(others / declines).isLessThanOrEqualTo(0.3);
    }

    @Test
    void refusesWhatMakesNoSenseAndNamesTheFieldAndTheValue() {
        PlanInputs inputs = RandomStrike.of(3);
        StandingPlan plan = new StandingPlan(
                inputs, Wishes.of(List.of()), StrikePlanner.plan(inputs, 1).placed());
        assertThatThrownBy(() -> make(plan, PlanChange.decline("nobody")))
                .hasMessage("appointment: plan has no appointment 'nobody'.");
        assertThatThrownBy(() -> make(plan, new PlanChange(PlanChange.Kind.LOSE_SESSION, null, "nowhere", null, null)))
                .hasMessage("session: the plan knows no places in a session 'nowhere'.");
        assertThatThrownBy(() -> new PlanChange(PlanChange.Kind.PIN, "a", null, null, null))
                .hasMessage("session: PIN needs one, not ''.");
        assertThatThrownBy(() -> new PlanChange(PlanChange.Kind.DECLINE, "a", "s", null, null))
                .hasMessage("session: DECLINE takes none, not 's'.");
        assertThatThrownBy(() -> new PlanChange(PlanChange.Kind.ADD_PLACES, null, "s", null, 0))
                .hasMessage("places: it must be from 1 to 100, not '0'.");
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
