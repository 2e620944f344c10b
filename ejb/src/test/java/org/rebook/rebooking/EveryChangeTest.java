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
            PlanInputs inputs = ScarceStrike.of(seed);
            List<Placed> placed = StrikePlanner.plan(inputs, 1).placed();
            List<PlanStep> earlier = new ArrayList<>();
            Random random = new Random(seed);
            for (int n = 0; n < CHANGES; n++) {
                PlanChange change = change(random, placed, inputs);
                StandingPlan plan = new StandingPlan(inputs, Wishes.of(earlier), placed);
                Replan.Result result = isSupposed(change) && plan.wishes().isLost(change.session())
                        ? null
                        : made(plan, earlier, change);
                if (result == null) {
                    continue;
                }
                assertThat(costOf(plan, result))
                        .as("seed %d, change %d: %s", seed, n, change)
                        .isBetween(
                                EveryPlacement.leastAfter(plan, change, false),
                                EveryPlacement.leastAfter(plan, change, isSupposed(change)));
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
        assertThat(made).hasSize(7).allSatisfy((kind, times) -> assertThat(times)
                .isGreaterThan(100));
        assertThat(linkedGotDates).isGreaterThan(30);
        assertThat(linkedGotBetterDates).isGreaterThan(30);
        assertThat(proven).isGreaterThan(4_900);
    }

    // A place that no diary has takes the time of its whole session, so two of one patient may not both find room
    // there.
    private static boolean isSupposed(PlanChange change) {
        return change.kind() == PlanChange.Kind.ADD_PLACES;
    }

    private static Replan.Result made(StandingPlan plan, List<PlanStep> earlier, PlanChange change) {
        try {
            return Replan.of(1, plan, earlier, List.of(PlanStep.of(change)));
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

    private static PlanChange change(Random random, List<Placed> placed, PlanInputs inputs) {
        String appointment = placed.get(random.nextInt(placed.size())).appointment();
        OfferedSlot slot =
                inputs.openings().get(random.nextInt(inputs.openings().size())).sample();
        LocalDate day = slot.day();
        return switch (random.nextInt(7)) {
            case 0 -> PlanChange.decline(appointment);
            case 1 -> PlanChange.pin(appointment, slot.session());
            case 2 -> new PlanChange(PlanChange.Kind.FORBID, appointment, null, day, null);
            case 3 -> new PlanChange(PlanChange.Kind.LEAVE_OUT, appointment, null, null, null);
            case 4 -> new PlanChange(PlanChange.Kind.LOSE_SESSION, null, slot.session(), null, null);
            case 5 -> new PlanChange(PlanChange.Kind.LOSE_PLACES, null, slot.session(), null, 1);
            default -> new PlanChange(PlanChange.Kind.ADD_PLACES, null, slot.session(), null, 1);
        };
    }
}
