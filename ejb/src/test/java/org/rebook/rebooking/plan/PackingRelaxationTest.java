package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PackingRelaxationTest {

    /** Asked without any packing to stop at, so that no packing hides a bound that is too high. */
    @Test
    void noBoundIsAboveTheBestPackingAndMostMeetIt() {
        long met = LongStream.range(0, 150)
                .filter(seed -> {
                    ListProblem pool = SampleTheatres.sharing(seed, 1 + (int) (seed % 5), 1 + (int) (seed % 3));
                    long best = EveryPacking.leastCost(pool);
                    long bound = boundOf(pool);
                    assertThat(bound).as("pool %d", seed).isLessThanOrEqualTo(best);
                    return bound == best;
                })
                .count();
        assertThat(met).isGreaterThan(100);
    }

    /** Each choice of each operation is made the only one, and all packings are tried that are then left. */
    @Test
    void noBoundOfOneChoiceIsAboveTheBestPackingWithItAndManyLeaveItOut() {
        int leftOut = 0;
        for (long seed = 0; seed < 60; seed++) {
            ListProblem pool = SampleTheatres.sharing(seed, 1 + (int) (seed % 5), 1 + (int) (seed % 3));
            long best = EveryPacking.leastCost(pool);
            PackingRelaxation relaxation = relaxation(pool);
            OpenChoices open = new OpenChoices(pool);
            relaxation.solve(open, Long.MAX_VALUE);
            for (ListPrices.Forced forced : relaxation.forced(open)) {
                OpenChoices only = new OpenChoices(pool);
                only.closeAllBut(forced.operation(), forced.choice());
                long bestWith = EveryPacking.leastCost(pool, only);
                assertThat(forced.atLeast()).as("pool %d, %s", seed, forced).isLessThanOrEqualTo(bestWith);
                leftOut += forced.atLeast() > best ? 1 : 0;
            }
        }
        assertThat(leftOut).isGreaterThan(100);
    }

    private static long boundOf(ListProblem pool) {
        return relaxation(pool).solve(new OpenChoices(pool), Long.MAX_VALUE);
    }

    private static PackingRelaxation relaxation(ListProblem pool) {
        return new PackingRelaxation(
                new PackingPool(pool),
                CostLevels.inUnitsOf(1, pool),
                0,
                new long[] {-1},
                new ArrayList<>(),
                new WorkLimit(1_000_000));
    }
}
