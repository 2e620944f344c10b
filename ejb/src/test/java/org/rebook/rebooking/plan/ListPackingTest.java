package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ListPackingTest {

    private static final int STEPS = 500;

    @Test
    void everyPlanCanBeCarriedOutAndIsNeitherBelowItsBoundNorWorseThanBestFit() {
        LongStream.range(0, 300).forEach(seed -> {
            ListProblem pool = SampleTheatres.random(seed, (int) (seed % 25), 1 + (int) (seed % 6));
            assertThat(ListPlanCheck.faultsOf(pool, ListPacking.pack(pool, seed, STEPS)))
                    .as("pool %d", seed)
                    .isEmpty();
        });
    }

    @Test
    void theBoundNeverExceedsTheBestOfAllPossiblePlans() {
        LongStream.range(0, 150).forEach(seed -> {
            ListProblem pool = SampleTheatres.random(seed, 5, 2);
            ListPlan plan = ListPacking.pack(pool, seed, 0);
            long best = EveryPacking.leastCost(pool);
            assertThat(plan.lowerBound()).as("pool %d", seed).isLessThanOrEqualTo(best);
            assertThat(plan.totalCost()).as("pool %d", seed).isGreaterThanOrEqualTo(best);
        });
    }

    @Test
    void aPlanThatClaimsToBeProvenIsTheBestOfAll() {
        long proven = LongStream.range(0, 150)
                .filter(seed -> {
                    ListProblem pool = SampleTheatres.random(seed, 6, 2);
                    ListPlan plan = ListPacking.pack(pool, seed, STEPS);
                    if (plan.isProvenOptimal()) {
                        assertThat(plan.totalCost()).as("pool %d", seed).isEqualTo(EveryPacking.leastCost(pool));
                    }
                    return plan.isProvenOptimal();
                })
                .count();
        assertThat(proven).isGreaterThan(140);
    }

    @Test
    void whatListsShareIsNeverSharedByMoreThanThereIs() {
        LongStream.range(0, 300).forEach(seed -> {
            ListProblem pool = SampleTheatres.sharing(seed, 1 + (int) (seed % 6), 1 + (int) (seed % 3));
            ListPlan plan = ListPacking.pack(pool, seed, STEPS);
            long best = EveryPacking.leastCost(pool);
            assertThat(ListPlanCheck.faultsOf(pool, plan)).as("pool %d", seed).isEmpty();
            assertThat(plan.lowerBound()).as("pool %d", seed).isLessThanOrEqualTo(best);
            assertThat(plan.totalCost()).as("pool %d", seed).isGreaterThanOrEqualTo(best);
            assertThat(plan.isProvenOptimal() && plan.totalCost() > best)
                    .as("pool %d", seed)
                    .isFalse();
        });
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        ListProblem pool = SampleTheatres.random(3, 40, 8);
        ListPlan first = ListPacking.pack(pool, 11, STEPS);
        ListPlan second = ListPacking.pack(pool, 11, STEPS);
        assertThat(second.listOf()).containsExactly(first.listOf());
        assertThat(second.lowerBound()).isEqualTo(first.lowerBound());
    }

    @Test
    void theSearchSavesWhatBestFitWastes() {
        ListProblem pool = problem(
                List.of(steady(100, 0, 1, 1), steady(200, 0, 9, 9)),
                new TheatreList(240, 0, 0),
                new TheatreList(120, 0, 0));
        ListProblem onlyFirstForTheLong = problem(
                List.of(steady(100, 50, 1, 2), new Operation(200, 0, 0, new int[] {0}, new long[] {0}, 40)),
                new TheatreList(200, 0, 0),
                new TheatreList(120, 0, 0));
        assertThat(ListPacking.pack(pool, 1, STEPS).isProvenOptimal()).isTrue();
        ListPlan plan = ListPacking.pack(onlyFirstForTheLong, 1, STEPS);
        assertThat(plan.bestFitCost()).isEqualTo(41);
        assertThat(plan.totalCost()).isEqualTo(2);
        assertThat(plan.isProvenOptimal()).isTrue();
    }

    @Test
    void fillsAListUpToTheAllowanceAndNotAMinuteMore() {
        TheatreList halfDay = new TheatreList(240, 0, 0);
        assertThat(ListPacking.pack(problem(List.of(steady(255, 100, 0)), halfDay), 1, STEPS)
                        .unplaced())
                .isZero();
        assertThat(ListPacking.pack(problem(List.of(steady(256, 100, 0)), halfDay), 1, STEPS)
                        .unplaced())
                .isOne();
    }

    @Test
    void leavesTheSpreadOfMinutesItsRoom() {
        TheatreList halfDay = new TheatreList(240, 0, 0);
        // 1.0364 deviations of 30 minutes are 31.09 minutes.
        assertThat(ListPacking.pack(problem(List.of(spread(223)), halfDay), 1, STEPS)
                        .unplaced())
                .isZero();
        assertThat(ListPacking.pack(problem(List.of(spread(224)), halfDay), 1, STEPS)
                        .unplaced())
                .isOne();
    }

    private static Operation steady(int minutes, long unplaced, long... costs) {
        int[] lists = IntStream.range(0, costs.length).toArray();
        return new Operation(minutes, 0, 0, lists, costs, unplaced);
    }

    private static Operation spread(int minutes) {
        return new Operation(minutes, 900, 0, new int[] {0}, new long[] {0}, 100);
    }

    private static ListProblem problem(List<Operation> operations, TheatreList... lists) {
        return new ListProblem(operations, List.of(lists), OverrunRule.STANDARD);
    }
}
