package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.policy.Setting;

/** A change of a standing plan is the best there is, and moves few others (hazard H03). */
class BestChangeTest {

    static LongStream fewerSeeds() {
        return LongStream.range(0, 60);
    }

    @Test
    void changesLinkedAppointmentsAndTheirBestIsProven() {
        int changes = 0;
        int moved = 0;
        int proven = 0;
        for (long seed = 0; seed < 200; seed++) {
            for (Replan.Result result : new ChangedStrike(seed).results) {
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

    @Test
    void movesFewOthersAndSomeChangesMoveNobodyElse() {
        double declines = 0;
        double others = 0;
        for (long seed = 0; seed < 200; seed++) {
            for (Replan.Result result : new ChangedStrike(seed).results) {
                if (result.kept().get(0).declined() != null) {
                    declines++;
                    others += result.revision().othersMoved();
                }
            }
        }
        assertThat(declines).isGreaterThan(100);
        assertThat(others / declines).isLessThanOrEqualTo(0.3);
    }

    private static boolean isPlaced(Placed each) {
        return each.decision() != Decision.UNPLACED;
    }

    private static List<Long> weight(Replan.Result result, PlanInputs inputs) {
        CostEffect effect = result.revision().effect();
        long upheavals = result.revision().placements().stream()
                .filter(change -> change.from() != null && change.from().decision() != Decision.UNPLACED)
                .count();
        return List.of(
                effect.unplacedWeight(),
                effect.limitsMissed(),
                Math.round(2 * effect.points()) + upheavals * inputs.now().number(Setting.WEIGHT_UPHEAVAL));
    }

    private static int compare(List<Long> one, List<Long> other) {
        for (int level = 0; level < one.size(); level++) {
            if (!one.get(level).equals(other.get(level))) {
                return one.get(level).compareTo(other.get(level));
            }
        }
        return 0;
    }

    private static Replan.Result make(StandingPlan plan, PlanChange change) {
        return Replan.of(1, plan, List.of(), List.of(PlanStep.of(change)));
    }
}
