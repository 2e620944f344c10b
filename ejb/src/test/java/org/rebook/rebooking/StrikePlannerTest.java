package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every plan must keep, whatever the strike (hazards H01, H03, H07, H13). */
class StrikePlannerTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidesForEverybodyOnce(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        assertThat(StrikePlanner.plan(inputs, 1).placed())
                .extracting(placed -> placed.affected().appointment())
                .containsExactlyInAnyOrderElementsOf(
                        inputs.affected().stream().map(Affected::appointment).toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverMovesTheProtected(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        assertThat(StrikePlanner.plan(inputs, 1).placed())
                .filteredOn(placed -> placed.affected().protection(inputs.now()).isPresent())
                .extracting(Placed::decision)
                .isSubsetOf(Decision.STAY, Decision.PROTECTED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesNoSlotTwiceAndKeepsNoMoreThanTheSessionCanSee(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        List<Placed> placed = StrikePlanner.plan(inputs, 1).placed();
        List<String> slots = placed.stream()
                .filter(each -> each.slot() != null)
                .map(each -> each.slot().id())
                .toList();
        assertThat(slots).doesNotHaveDuplicates();
        Map<String, Integer> kept = placed.stream()
                .filter(each -> each.decision() == Decision.STAY)
                .collect(Collectors.groupingBy(
                        each -> each.affected().session(),
                        Collectors.summingInt(each -> each.affected().isOperation()
                                ? each.affected().displaced().minutes()
                                : 1)));
        kept.forEach((session, used) -> assertThat(used)
                .isLessThanOrEqualTo(inputs.remainders().get(session).capacity()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sendsNobodyToTwoPlacesAndNobodyPastAHardLimit(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        Set<String> taken = new HashSet<>();
        for (Placed placed : StrikePlanner.plan(inputs, 1).placed()) {
            if (placed.decision() != Decision.MOVE) {
                continue;
            }
            assertThat(taken.add(placed.affected().patient() + placed.time().startsAt()))
                    .isTrue();
            assertThat(SlotRules.refusalsOf(
                            placed.opening().sample(), placed.affected().displaced(), inputs.now()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void makesTheSamePlanOfTheSameInputs(long seed) {
        assertThat(StrikePlanner.plan(RandomStrike.of(seed), 1))
                .isEqualTo(StrikePlanner.plan(RandomStrike.of(seed), 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesEveryDecisionAReason(long seed) {
        assertThat(StrikePlanner.plan(RandomStrike.of(seed), 1).placed())
                .extracting(Placed::reason)
                .allMatch(reason -> reason.length() > 20);
    }

    @Test
    void leavesFewerWithoutADateThanTheClerksWayOverManyStrikes() {
        long planned = 0;
        long byHand = 0;
        for (long seed = 0; seed < 300; seed++) {
            Proposal proposal = StrikePlanner.plan(RandomStrike.of(seed), 1);
            planned += proposal.figures().unplaced();
            byHand += proposal.baseline().unplaced();
        }
        assertThat(planned).isPositive().isLessThan(byHand);
    }
}
