package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
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

/** What patients have agreed to and refused holds for every later change (hazard H13). */
class AgreedDatesTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    static LongStream fewerSeeds() {
        return LongStream.range(0, 60);
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

    @ParameterizedTest
    @MethodSource("seeds")
    void neverGivesAPatientADateThatTheyDeclinedNorMovesWhoHasAgreed(long seed) {
        ChangedStrike changed = new ChangedStrike(seed);
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
        ChangedStrike changed = new ChangedStrike(seed);
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

    private static boolean isPlaced(Placed each) {
        return each.decision() != Decision.UNPLACED;
    }

    private static List<LocalDate> whichCouldBe(StandingPlan plan, Placed each) {
        return plan.isMovable(each.affected())
                ? new Explanations(plan.pool(StrikePlanner.poolOf(each.affected())))
                        .othersOf(each.appointment(), 100).stream()
                                .map(PlacementExplanation.Other::day)
                                .toList()
                : List.of();
    }

    private static Map<String, Placed> byAppointment(List<Placed> placed) {
        return placed.stream().collect(Collectors.toMap(each -> each.affected().appointment(), Function.identity()));
    }
}
