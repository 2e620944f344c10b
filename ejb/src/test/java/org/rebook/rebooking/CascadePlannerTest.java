package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** Where routine patients may give way, nobody is worse off than the rules let them be (R-REB-18, hazards H01, H03). */
class CascadePlannerTest {

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isTheSamePlanAsEverWhereNobodyMayGiveWay(long seed) {
        PlanInputs inputs = RandomStrike.withGivers(seed);
        PlanInputs off = inputs.by(inputs.now().rules().with(Setting.CASCADES, 0));
        assertThat(StrikePlanner.plan(off, 1)).isEqualTo(StrikePlanner.plan(off.giving(Giving.NONE), 1));
        assertThat(StrikePlanner.plan(off, 1).cascades()).isNull();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void movesOnlyWhoMayGiveWayAndKeepsTheirSlack(long seed) {
        PlanInputs inputs = RandomStrike.withGivers(seed);
        for (GivesWay move : moves(StrikePlanner.plan(inputs, 1))) {
            Displaced patient = move.giver().patient().displaced();
            assertThat(GivingWay.whyNot(move.giver(), inputs.now())).isEmpty();
            assertThat(move.giver().patient().doNotMove()).isFalse();
            assertThat(patient.lcad()).isAfterOrEqualTo(move.slot().time().day().plusDays(42));
            assertThat(move.slackDays()).isGreaterThanOrEqualTo(42);
            assertThat(move.slot().time().day()).isAfterOrEqualTo(patient.lostOn());
            assertThat(SlotRules.refusalsOf(move.opening().sample(), patient, inputs.now()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesEveryPlaceOnceAndEndsEveryChainWithWhoGivesWay(long seed) {
        PlanInputs inputs = RandomStrike.withGivers(seed);
        Proposal plan = StrikePlanner.plan(inputs, 1);
        assertThat(plan.placed())
                .extracting(Placed::appointment)
                .containsExactlyInAnyOrderElementsOf(
                        inputs.affected().stream().map(Affected::appointment).toList());
        List<String> taken = Stream.concat(
                        plan.placed().stream().map(Placed::slot),
                        moves(plan).stream().map(GivesWay::slot))
                .filter(slot -> slot != null)
                .map(Opening.Slot::id)
                .toList();
        assertThat(taken).doesNotHaveDuplicates();
        assertThat(moves(plan)).extracting(move -> move.slot().id()).noneMatch(slot -> slot.startsWith("given"));
        assertThat(moves(plan)).extracting(move -> move.giver().appointment()).doesNotHaveDuplicates();
        Set<String> given = moves(plan).stream()
                .map(move -> move.giver().slot().id())
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(taken.stream().filter(slot -> slot.startsWith("given")))
                .as("a place is only given by whoever moves out of it")
                .containsExactlyInAnyOrderElementsOf(given);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesPlacesOnlyToThoseWhoCannotWaitAndSuffered(long seed) {
        PlanInputs inputs = RandomStrike.withGivers(seed);
        Proposal without = StrikePlanner.plan(inputs.giving(Giving.NONE), 1);
        for (Placed placed : StrikePlanner.plan(inputs, 1).placed()) {
            if (placed.givesWay() != null) {
                Displaced patient = placed.affected().displaced();
                assertThat(RiskTier.of(
                                patient, inputs.now().today(), inputs.now().rules()))
                        .isLessThanOrEqualTo(RiskTier.URGENT);
                assertThat(SlotRules.refusalsOf(placed.opening().sample(), patient, inputs.now()))
                        .isEmpty();
                assertThat(placed.affected().protection(inputs.now())).isEmpty();
                Placed before = without.placed().stream()
                        .filter(each -> each.appointment().equals(placed.appointment()))
                        .findFirst()
                        .orElseThrow();
                assertThat(before.decision() == Decision.UNPLACED || costOf(inputs, before)[1] > 0)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isNeverDearerThanThePlanWithout(long seed) {
        PlanInputs inputs = RandomStrike.withGivers(seed);
        Proposal with = StrikePlanner.plan(inputs, 1);
        Proposal without = StrikePlanner.plan(inputs.giving(Giving.NONE), 1);
        assertThat(total(inputs, with)).isLessThanOrEqualTo(total(inputs, without));
        assertThat(with.proof().proven()).isGreaterThanOrEqualTo(without.proof().proven());
        assertThat(with.baseline()).isEqualTo(without.baseline());
    }

    @Test
    void saysWhatItSavesAndCosts() {
        int giveWay = 0;
        int saved = 0;
        for (long seed = 0; seed < 150; seed++) {
            Proposal plan = StrikePlanner.plan(RandomStrike.withGivers(seed), 1);
            List<GivesWay> moves = moves(plan);
            assertThat(plan.cascades() == null).isEqualTo(moves.isEmpty());
            if (plan.cascades() != null) {
                assertThat(plan.cascades().giveWay()).isEqualTo(moves.size());
                assertThat(plan.cascades().possible()).isGreaterThanOrEqualTo(moves.size());
                assertThat(plan.cascades().halfPoints()).isGreaterThanOrEqualTo(200L * moves.size());
                giveWay += moves.size();
                saved += plan.cascades().fewerWithoutDate() + plan.cascades().fewerLimitsMissed();
            }
        }
        assertThat(giveWay).isGreaterThan(30);
        assertThat(saved).isPositive();
    }

    @Test
    void usesNoMoreThanThePolicyAllowsAndSaysHowManyItLeftOut() {
        int leftOut = 0;
        for (long seed = 0; seed < 150; seed++) {
            PlanInputs inputs = RandomStrike.withGivers(seed);
            RuleSet one = inputs.now().rules().with(Setting.CASCADES_AT_MOST, 1);
            Proposal plan = StrikePlanner.plan(inputs.by(one), 1);
            assertThat(moves(plan)).hasSizeLessThanOrEqualTo(1);
            leftOut += plan.cascades() == null ? 0 : plan.cascades().leftOut();
        }
        assertThat(leftOut).isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void makesTheSamePlanOfWhatIsKept(long seed) {
        PlanInputs inputs = RandomStrike.withGivers(seed);
        PlanInputs kept =
                PlanArchive.read(PlanArchive.write(inputs), inputs.now().rules());
        assertThat(Fingerprint.of(StrikePlanner.plan(kept, 1).placed()))
                .isEqualTo(Fingerprint.of(StrikePlanner.plan(inputs, 1).placed()));
    }

    private static List<GivesWay> moves(Proposal plan) {
        return plan.placed().stream()
                .map(Placed::givesWay)
                .filter(move -> move != null)
                .toList();
    }

    private static long total(PlanInputs inputs, Proposal plan) {
        MoveCosts costs = costs(inputs);
        long total = 0;
        for (Placed placed : plan.placed()) {
            total += cost(costs, placed);
            GivesWay move = placed.givesWay();
            total += move == null ? 0 : costs.giveWay(move.giver().patient().displaced(), move.opening());
        }
        return total;
    }

    private static long[] costOf(PlanInputs inputs, Placed placed) {
        MoveCosts costs = costs(inputs);
        return costs.partsOf(cost(costs, placed));
    }

    // One scale for both plans, whoever takes part in them.
    private static MoveCosts costs(PlanInputs inputs) {
        return new MoveCosts(500, inputs.now());
    }

    private static long cost(MoveCosts costs, Placed placed) {
        return switch (placed.decision()) {
            case STAY, PROTECTED -> 0;
            case CONVERT -> costs.convert();
            case UNPLACED -> costs.unplaced(placed.affected().displaced());
            case MOVE -> costs.move(placed.affected().displaced(), placed.opening());
        };
    }
}
