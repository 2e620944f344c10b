package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackingSearchTest {

    private static final int POOLS = 300;

    /** What a level closes for good must leave the best packing of all levels open. */
    @Test
    void whatTheFirstLevelClosesIsInNoBestPacking() {
        int closed = 0;
        for (int seed = 0; seed < POOLS; seed++) {
            ListProblem pool = pool(new Random(seed));
            OpenChoices open = new OpenChoices(pool);
            settleFirstLevel(pool, open);
            assertThat(EveryPacking.leastCost(pool, open)).as("pool %d", seed).isEqualTo(EveryPacking.leastCost(pool));
            closed += isAllOpen(open) ? 0 : 1;
        }
        assertThat(closed).isGreaterThan(POOLS / 10);
    }

    private static boolean isAllOpen(OpenChoices open) {
        return IntStream.range(0, open.operations())
                .allMatch(operation -> IntStream.range(Assignment.UNPLACED, open.lists(operation))
                        .allMatch(choice -> open.isOpen(operation, choice)));
    }

    private static void settleFirstLevel(ListProblem pool, OpenChoices open) {
        CostLevels levels = new CostLevels(pool);
        assertThat(levels.count()).isEqualTo(2);
        WorkLimit work = new WorkLimit(1_000_000);
        PackingRelaxation relaxation =
                new PackingRelaxation(new PackingPool(pool), levels, 0, new long[] {-1, -1}, new ArrayList<>(), work);
        BestPacking best = new BestPacking(pool, PriorityBestFit.pack(pool), 1, 0);
        new PackingSearch(levels, 0, best, relaxation, work, false).run(open);
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
}
