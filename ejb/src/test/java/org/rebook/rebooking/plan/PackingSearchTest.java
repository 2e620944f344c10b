package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackingSearchTest {

    private static final int POOLS = 300;
    private static final long DEAR = 1_000_000;

    /** What a level closes for good must leave the best packing of all levels open. */
    @Test
    void whatTheFirstLevelClosesIsInNoBestPacking() {
        int closed = 0;
        for (int seed = 0; seed < POOLS; seed++) {
            ListProblem pool = pool(new Random(seed));
            OpenChoices open = new OpenChoices(pool);
            settleFirstLevel(pool, open);
            ListProblem left = left(pool, open);
            assertThat(EveryPacking.leastCost(left)).as("pool %d", seed).isEqualTo(EveryPacking.leastCost(pool));
            closed += left.equals(pool) ? 0 : 1;
        }
        assertThat(closed).isGreaterThan(POOLS / 10);
    }

    private static void settleFirstLevel(ListProblem pool, OpenChoices open) {
        CostLevels levels = new CostLevels(pool);
        assertThat(levels.count()).isEqualTo(2);
        WorkLimit work = new WorkLimit(1_000_000);
        PackingRelaxation relaxation =
                new PackingRelaxation(new PackingPool(pool), levels, 0, new long[] {-1, -1}, new ArrayList<>(), work);
        BestPacking best = new BestPacking(pool, PriorityBestFit.pack(pool), 1, 0);
        new PackingSearch(levels, 0, best, relaxation, work).run(open);
    }

    /** Crowded lists, and costs of two levels of which the first is often the same. */
    private static ListProblem pool(Random random) {
        List<TheatreList> lists = IntStream.range(0, 3)
                .mapToObj(any -> new TheatreList(180 + random.nextInt(120), 0, 0))
                .toList();
        List<Operation> operations = IntStream.range(0, 8)
                .mapToObj(any -> new Operation(
                        50 + random.nextInt(70),
                        random.nextInt(200),
                        5,
                        new int[] {0, 1, 2},
                        IntStream.range(0, 3)
                                .mapToLong(list -> random.nextInt(9) * 1_000L + random.nextInt(100))
                                .toArray(),
                        (9 + random.nextInt(20)) * 1_000L))
                .toList();
        return new ListProblem(operations, lists, OverrunRule.STANDARD, List.of(), List.of(1_000L, 1L));
    }

    /** Only what is still open; to go without is dear where that is closed. */
    private static ListProblem left(ListProblem pool, OpenChoices open) {
        List<Operation> operations = new ArrayList<>();
        boolean isAll = true;
        for (int number = 0; number < pool.operations().size(); number++) {
            int each = number;
            Operation one = pool.operations().get(number);
            int[] kept = IntStream.range(0, one.lists().length)
                    .filter(choice -> open.isOpen(each, choice))
                    .toArray();
            boolean mayGoWithout = open.isOpen(each, Assignment.UNPLACED);
            isAll &= mayGoWithout && kept.length == one.lists().length;
            operations.add(new Operation(
                    one.meanMinutes(),
                    one.variance(),
                    one.turnaroundMinutes(),
                    IntStream.of(kept).map(choice -> one.lists()[choice]).toArray(),
                    IntStream.of(kept).mapToLong(choice -> one.costs()[choice]).toArray(),
                    mayGoWithout ? one.unplacedCost() : DEAR));
        }
        return isAll ? pool : pool.withOperations(operations);
    }
}
