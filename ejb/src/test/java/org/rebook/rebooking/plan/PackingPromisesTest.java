package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What must hold between one packing and another, whatever the pool. */
class PackingPromisesTest {

    private static final int STEPS = 200;

    @Test
    void smallPoolsOfEveryKindArePackedAsWellAsCanBe() {
        long proven = LongStream.range(0, 600)
                .filter(seed -> {
                    ListProblem pool = levelled(seed);
                    ListPlan plan = ListPacking.pack(pool, seed, STEPS);
                    long best = EveryPacking.leastCost(pool);
                    assertThat(ListPlanCheck.faultsOf(pool, plan))
                            .as("pool %d", seed)
                            .isEmpty();
                    assertThat(plan.lowerBound()).as("pool %d", seed).isLessThanOrEqualTo(best);
                    assertThat(plan.totalCost()).as("pool %d", seed).isGreaterThanOrEqualTo(best);
                    assertThat(plan.isProvenOptimal() && plan.totalCost() != best)
                            .as("pool %d", seed)
                            .isFalse();
                    return plan.isProvenOptimal();
                })
                .count();
        assertThat(proven).isGreaterThan(590);
    }

    /** Costs that reach the greatest total are rounded for the proof, by less than a millionth of a millionth. */
    @Test
    void poolsOfTheGreatestCostsArePackedAsWellAndNearlyProven() {
        long proven = LongStream.range(0, 200)
                .filter(seed -> {
                    ListProblem pool = dear(seed);
                    ListPlan plan = ListPacking.pack(pool, seed, STEPS);
                    long best = EveryPacking.leastCost(pool);
                    assertThat(plan.lowerBound()).as("pool %d", seed).isLessThanOrEqualTo(best);
                    assertThat(plan.totalCost()).as("pool %d", seed).isBetween(best, best + best / 1_000_000_000_000L);
                    return plan.lowerBound() >= best - best / 1_000_000_000_000L;
                })
                .count();
        assertThat(proven).isGreaterThan(190);
    }

    /** Costs of three levels; where they were made with round numbers, nobody need say so. */
    @Test
    void levelsThatNobodyNamesAreFoundInTheCosts() {
        long proven = IntStream.range(0, 24)
                .filter(seed -> {
                    ListProblem pool = crowded(seed, 1_000_000_000, 1_000_000);
                    ListPlan plan = ListPacking.pack(pool, seed, STEPS);
                    assertThat(plan.totalCost())
                            .isEqualTo(ListPacking.pack(named(pool, 1_000_000_000, 1_000_000), seed, STEPS)
                                    .totalCost());
                    return plan.isProvenOptimal();
                })
                .count();
        assertThat(proven).isGreaterThan(15);
    }

    /** A search that has no other level to turn to does all of its work. */
    @Test
    void whereNoLevelsAreFoundAsManyGetAListAsWithThem() {
        IntStream.range(0, 24).forEach(seed -> {
            ListProblem pool = crowded(seed, 930_008_906, 968_757);
            assertThat(ListPacking.pack(pool, seed, ListPacking.USUAL_STEPS).unplaced())
                    .as("pool %d", seed)
                    .isEqualTo(ListPacking.pack(named(pool, 930_008_906, 968_757), seed, ListPacking.USUAL_STEPS)
                            .unplaced());
        });
    }

    @Test
    void weightsChangeHowAPoolIsProvenAndNotWhatIsBest() {
        LongStream.range(0, 60).forEach(seed -> {
            ListProblem pool = SampleTheatres.pool(seed, 8).problem();
            ListProblem unweighed =
                    new ListProblem(pool.operations(), pool.lists(), pool.rule(), pool.limits(), List.of());
            ListPlan plan = ListPacking.pack(pool, seed, STEPS);
            ListPlan other = ListPacking.pack(unweighed, seed, STEPS);
            assertThat(other.lowerBound()).as("pool %d", seed).isLessThanOrEqualTo(plan.totalCost());
            assertThat(plan.lowerBound()).as("pool %d", seed).isLessThanOrEqualTo(other.totalCost());
        });
    }

    @Test
    void aListMoreNeverCostsAndAnOperationLessNeverCosts() {
        LongStream.range(0, 60).forEach(seed -> {
            ListProblem pool = SampleTheatres.pool(seed, 10).problem();
            ListPlan plan = ListPacking.pack(pool, seed, STEPS);
            assertThat(ListPacking.pack(withAnotherList(pool), seed, STEPS).lowerBound())
                    .as("pool %d", seed)
                    .isLessThanOrEqualTo(plan.totalCost());
            List<Operation> fewer =
                    pool.operations().subList(1, pool.operations().size());
            assertThat(ListPacking.pack(pool.withOperations(fewer), seed, STEPS).lowerBound())
                    .as("pool %d", seed)
                    .isLessThanOrEqualTo(plan.totalCost());
        });
    }

    @Test
    void theOrderOfTheOperationsChangesNoProvenCost() {
        LongStream.range(0, 60).forEach(seed -> {
            ListProblem pool = SampleTheatres.pool(seed, 10).problem();
            List<Operation> turned = new ArrayList<>(pool.operations());
            Collections.reverse(turned);
            ListPlan plan = ListPacking.pack(pool, seed, STEPS);
            ListPlan other = ListPacking.pack(pool.withOperations(turned), seed, STEPS);
            if (plan.isProvenOptimal() && other.isProvenOptimal()) {
                assertThat(other.totalCost()).as("pool %d", seed).isEqualTo(plan.totalCost());
            }
        });
    }

    @Test
    void packsAgainFromAPlanThatNoLongerHolds() {
        LongStream.range(0, 60).forEach(seed -> {
            ListProblem pool = SampleTheatres.pool(seed, 12).problem();
            ListPlan plan = ListPacking.pack(pool, seed, STEPS);
            int held = IntStream.range(0, 12)
                    .filter(each -> plan.listOf()[each] != Assignment.UNPLACED)
                    .findFirst()
                    .orElseThrow();
            List<Operation> operations = new ArrayList<>(pool.operations());
            operations.set(held, operations.get(held).withLists(new int[0], new long[0]));
            ListProblem changed = pool.withOperations(operations);
            ListPlan again = ListPacking.improve(changed, plan.listOf(), seed, 1);
            assertThat(ListPlanCheck.faultsOf(changed, again))
                    .as("pool %d", seed)
                    .isEmpty();
            assertThat(again.listOf()[held]).isEqualTo(Assignment.UNPLACED);
            long without = pool.operations().get(held).unplacedCost() - costOf(pool, plan, held);
            assertThat(again.totalCost()).as("pool %d", seed).isLessThanOrEqualTo(plan.totalCost() + without);
        });
    }

    @Test
    void refusesWeightsThatDoNotKeepTheLevelsApart() {
        Operation either = new Operation(100, 0, 0, new int[] {0}, new long[] {7}, 23);
        ListProblem pool = new ListProblem(
                List.of(either, either),
                List.of(new TheatreList(85, 0, 0)),
                OverrunRule.STANDARD,
                List.of(),
                List.of(10L));
        assertThat(new CostLevels(pool).weights).containsExactly(1);
        assertThat(ListPacking.pack(pool, 1, STEPS).totalCost()).isEqualTo(30);
        assertThat(new CostLevels(pool.withOperations(List.of(either))).weights).containsExactly(10, 1);
    }

    @Test
    void provesNothingOnCostsTooGreatToAddUpAndPacksAllTheSame() {
        Operation dear = new Operation(
                100, 0, 0, new int[] {0, 1}, new long[] {1L << 56, 1L << 55}, AssignmentProblem.GREATEST_TOTAL / 4);
        ListProblem pool = new ListProblem(
                List.of(dear, dear, dear),
                List.of(new TheatreList(85, 0, 0), new TheatreList(85, 0, 0)),
                OverrunRule.STANDARD);
        ListPlan plan = ListPacking.pack(pool, 1, STEPS);
        assertThat(ListPlanCheck.faultsOf(pool, plan)).isEmpty();
        assertThat(plan.unplaced()).isOne();
    }

    private static long costOf(ListProblem pool, ListPlan plan, int operation) {
        Operation one = pool.operations().get(operation);
        int choice = Arrays.stream(one.lists()).boxed().toList().indexOf(plan.listOf()[operation]);
        return one.costs()[choice];
    }

    private static ListProblem withAnotherList(ListProblem pool) {
        List<TheatreList> lists = new ArrayList<>(pool.lists());
        lists.add(new TheatreList(60, 510, 480, 0, 0));
        List<Operation> operations = pool.operations().stream()
                .map(one -> {
                    int[] more = Arrays.copyOf(one.lists(), one.lists().length + 1);
                    more[one.lists().length] = lists.size() - 1;
                    long[] costs = Arrays.copyOf(one.costs(), more.length);
                    costs[costs.length - 1] = one.unplacedCost() / 2;
                    return one.withLists(more, costs);
                })
                .toList();
        return new ListProblem(operations, lists, pool.rule(), pool.limits(), List.of());
    }

    /** A small pool that shares, with costs of two levels. */
    private static ListProblem levelled(long seed) {
        ListProblem pool = SampleTheatres.sharing(seed, 1 + (int) (seed % 6), 1 + (int) (seed % 3));
        List<Operation> operations = pool.operations().stream()
                .map(one -> one.withLists(
                        one.lists(),
                        Arrays.stream(one.costs())
                                .map(cost -> cost / 10 % 2 * 400 + cost)
                                .toArray()))
                .toList();
        return new ListProblem(
                operations,
                pool.lists(),
                pool.rule(),
                pool.limits(),
                seed % 2 == 0 ? List.of(500L, 400L) : List.of(500L));
    }

    /** A pool whose dearest costs add up to nearly as much as they may, and none of which is a round number. */
    private static ListProblem dear(long seed) {
        ListProblem pool = SampleTheatres.sharing(seed, 4 + (int) (seed % 4), 1 + (int) (seed % 3));
        Random random = new Random(seed);
        long most = AssignmentProblem.GREATEST_TOTAL / pool.operations().size();
        List<Operation> operations = pool.operations().stream()
                .map(one -> new Operation(
                        one.meanMinutes(),
                        one.variance(),
                        one.turnaroundMinutes(),
                        one.order(),
                        one.uses(),
                        one.lists(),
                        random.longs(one.lists().length, 0, most / 2).toArray(),
                        most - random.nextInt(1_000)))
                .toList();
        return new ListProblem(operations, pool.lists(), pool.rule(), pool.limits(), List.of());
    }

    private static ListProblem crowded(int seed, long unplaced, long breach) {
        Random random = new Random(seed);
        List<TheatreList> lists = IntStream.range(0, 5)
                .mapToObj(any -> new TheatreList(240 + random.nextInt(240), 0, 0))
                .toList();
        List<Operation> operations = IntStream.range(0, 20)
                .mapToObj(any -> new Operation(
                        40 + random.nextInt(100),
                        random.nextInt(900),
                        10,
                        new int[] {0, 1, 2, 3, 4},
                        IntStream.range(0, 5)
                                .mapToLong(list -> random.nextInt(2) * breach + random.nextInt(1_000))
                                .toArray(),
                        unplaced))
                .toList();
        return new ListProblem(operations, lists, OverrunRule.STANDARD, List.of(), List.of());
    }

    private static ListProblem named(ListProblem pool, long... weights) {
        return new ListProblem(
                pool.operations(),
                pool.lists(),
                pool.rule(),
                pool.limits(),
                Arrays.stream(weights).boxed().toList());
    }
}
