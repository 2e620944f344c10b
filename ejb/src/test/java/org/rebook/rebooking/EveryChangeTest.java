package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of all ways to place everybody after a change, linked or not, the one made costs least (hazards H01, H03, H07). */
class EveryChangeTest {

    private static final int STRIKES = 1_500;
    // The one who declines takes what a patient without a date needs more.
    private static final long RIVALS = 4_445;
    private static final int CHANGES = 4;

    @Test
    void everyChangeIsTheCheapestOfAllWaysThereAre() {
        Map<PlanChange.Kind, Integer> made = new EnumMap<>(PlanChange.Kind.class);
        int linkedGotDates = 0;
        int linkedGotBetterDates = 0;
        int proven = 0;
        for (long seed : LongStream.concat(LongStream.range(0, STRIKES), LongStream.of(RIVALS))
                .toArray()) {
            HeldBack held = HeldBack.of(ScarceStrike.of(seed));
            PlanInputs inputs = held.inputs();
            List<Placed> placed = StrikePlanner.plan(inputs, 1).placed();
            List<PlanStep> earlier = new ArrayList<>();
            Random random = new Random(seed);
            for (int n = 0; n < CHANGES; n++) {
                StandingPlan plan = new StandingPlan(inputs, Wishes.of(earlier), placed);
                PlanStep step = step(random, placed, held, plan);
                PlanChange change = step.change();
                Replan.Result result =
                        change.kind().isSupposed() && plan.wishes().isLost(change.session())
                                ? null
                                : made(plan, earlier, step);
                if (result == null) {
                    if (change.kind() == PlanChange.Kind.LOSE_PLACES) {
                        assertThat(EveryPlacement.leastAfter(plan, step, false))
                                .as("seed %d, change %d: refused, %s", seed, n, change)
                                .isEqualTo(Long.MAX_VALUE);
                    }
                    continue;
                }
                assertThat(costOf(plan, result))
                        .as("seed %d, change %d: %s", seed, n, change)
                        .isBetween(
                                EveryPlacement.leastAfter(plan, step, false),
                                EveryPlacement.leastAfter(
                                        plan, step, change.kind().isSupposed()));
                made.merge(change.kind(), 1, Integer::sum);
                linkedGotDates += (int) result.revision().placements().stream()
                        .filter(each -> !each.asked()
                                && each.from() != null
                                && each.from().decision() == Decision.UNPLACED
                                && plan.linked()
                                        .isLinked(plan.placementOf(each.appointment())
                                                .affected()))
                        .count();
                linkedGotBetterDates += (int) result.revision().placements().stream()
                        .filter(each -> !each.asked()
                                && each.from() != null
                                && each.from().decision() != Decision.UNPLACED
                                && each.effect().points() < 0
                                && plan.linked()
                                        .isLinked(plan.placementOf(each.appointment())
                                                .affected()))
                        .count();
                proven += result.boundsOfLinked().stream().allMatch(each -> each.cost() == each.bound()) ? 1 : 0;
                if (!result.revision().supposed()) {
                    earlier.addAll(result.kept());
                    placed = result.placements();
                }
            }
        }
        assertThat(made).hasSize(10).allSatisfy((kind, times) -> assertThat(times)
                .isGreaterThan(100));
        assertThat(linkedGotDates).isGreaterThan(30);
        assertThat(linkedGotBetterDates).isGreaterThan(30);
        assertThat(proven).isGreaterThan(4_900);
    }

    /** In these strikes linked appointments gain by places that one of them alone would never take. */
    @ParameterizedTest
    @ValueSource(longs = {2_628, 6_038, 7_072, 8_733, 9_933, 21_247})
    void whoeverDeclinesLeavesThePlanTheCheapest(long seed) {
        PlanInputs inputs = ScarceStrike.of(seed);
        List<Placed> placed = StrikePlanner.plan(inputs, 1).placed();
        StandingPlan plan = new StandingPlan(inputs, Wishes.of(List.of()), placed);
        for (Placed each : placed) {
            PlanStep step = PlanStep.of(PlanChange.decline(each.appointment()));
            Replan.Result result = made(plan, List.of(), step);
            if (result != null) {
                assertThat(costOf(plan, result))
                        .as("seed %d: %s declines", seed, each.appointment())
                        .isEqualTo(EveryPlacement.leastAfter(plan, step, false));
            }
        }
    }

    /** A strike of which a patient and a session are not known to the plan yet. */
    private record HeldBack(PlanInputs inputs, Affected patient, Opening opening) {

        static HeldBack of(PlanInputs all) {
            Affected patient = all.affected().get(all.affected().size() - 1);
            boolean alone = patient.displaced().links().isEmpty();
            Opening opening = all.openings().get(all.openings().size() / 2);
            return new HeldBack(
                    new PlanInputs(
                            all.now(),
                            alone ? all.affected().subList(0, all.affected().size() - 1) : all.affected(),
                            all.remainders(),
                            all.openings().stream()
                                    .filter(each -> !each.equals(opening))
                                    .toList(),
                            all.fingerprint()),
                    patient,
                    opening);
        }

        PlanStep joins() {
            return new PlanStep(
                    new PlanChange(PlanChange.Kind.ADD_PATIENT, patient.appointment(), null, null, null),
                    null,
                    patient,
                    inputs.remainders().get(patient.session()),
                    null);
        }

        PlanStep isTakenIn() {
            return new PlanStep(
                    new PlanChange(
                            PlanChange.Kind.TAKE_IN, null, opening.sample().session(), null, null),
                    null,
                    null,
                    null,
                    List.of(opening));
        }
    }

    private static Replan.Result made(StandingPlan plan, List<PlanStep> earlier, PlanStep step) {
        try {
            return Replan.of(1, plan, earlier, List.of(step));
        } catch (ChangeRefused refused) {
            return null;
        }
    }

    private static long costOf(StandingPlan plan, Replan.Result result) {
        MoveCosts costs = plan.costsFor("110");
        long cost = result.placements().stream().mapToLong(costs::of).sum();
        return cost
                + costs.upheaval()
                        * result.revision().placements().stream()
                                .filter(each -> each.from() != null
                                        && each.to() != null
                                        && each.from().decision() != Decision.UNPLACED)
                                .count();
    }

    // A place that no diary has takes the time of its whole session, so two of one patient may not both find room
    // there.
    private static PlanStep step(Random random, List<Placed> placed, HeldBack held, StandingPlan plan) {
        boolean joins = !plan.knows(held.patient().appointment());
        boolean takenIn = plan.openings().noneMatch(each -> each.isSameAs(held.opening()));
        return switch (random.nextInt(9)) {
            case 0 -> joins ? held.joins() : PlanStep.of(change(random, placed, held.inputs()));
            case 1 -> takenIn ? held.isTakenIn() : PlanStep.of(change(random, placed, held.inputs()));
            default -> PlanStep.of(change(random, placed, held.inputs()));
        };
    }

    private static PlanChange change(Random random, List<Placed> placed, PlanInputs inputs) {
        String appointment = placed.get(random.nextInt(placed.size())).appointment();
        OfferedSlot slot =
                inputs.openings().get(random.nextInt(inputs.openings().size())).sample();
        LocalDate day = slot.day();
        return switch (random.nextInt(8)) {
            case 0 -> PlanChange.decline(appointment);
            case 1 -> PlanChange.pin(appointment, slot.session());
            case 2 -> new PlanChange(PlanChange.Kind.FORBID, appointment, null, day, null);
            case 3 -> new PlanChange(PlanChange.Kind.LEAVE_OUT, appointment, null, null, null);
            case 4 -> new PlanChange(PlanChange.Kind.LOSE_SESSION, null, slot.session(), null, null);
            case 5 -> new PlanChange(PlanChange.Kind.LOSE_PLACES, null, slot.session(), null, 1);
            // On days without any other session, so that no two are at one time.
            case 6 ->
                new PlanChange(
                        PlanChange.Kind.COPY_SESSION,
                        null,
                        slot.session(),
                        RandomStrike.TODAY.plusDays(24 + random.nextInt(6)),
                        random.nextBoolean() ? null : 1);
            default -> new PlanChange(PlanChange.Kind.ADD_PLACES, null, slot.session(), null, 1);
        };
    }
}
