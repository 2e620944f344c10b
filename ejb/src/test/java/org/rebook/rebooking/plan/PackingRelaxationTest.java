package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

    private static long boundOf(ListProblem pool) {
        CostLevels levels = new CostLevels(pool);
        List<PackingColumn> columns = new ArrayList<>();
        return new PackingRelaxation(
                        new PackingPool(pool), levels, 0, new long[] {-1}, columns, new WorkLimit(1_000_000))
                .solve(new OpenChoices(pool), Long.MAX_VALUE);
    }
}
