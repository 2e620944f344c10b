package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** What every change of a standing plan must keep, whatever the strike (hazards H01, H03, H07, H13). */
class ReplanTest {

    private static final int CHANGES = 12;

    static LongStream seeds() {
        return LongStream.range(0, 200);
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
    void movesNobodyWhoIsProtectedOrLinkedAndNobodyPastAHardLimit(long seed) {
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
                                each.opening().sample(), each.affected().displaced(), changed.inputs.now()))
                        .isEmpty();
            }
        }
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

    private static void make(StandingPlan plan, PlanChange change) {
        Replan.of(1, plan, List.of(), List.of(PlanStep.of(change)));
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
