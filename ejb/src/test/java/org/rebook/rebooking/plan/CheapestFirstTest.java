package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheapestFirstTest {

    /** The same order told once more by the library's sorting, on numbers of which many are equal. */
    @Test
    void ordersByCostAndThenAsGiven() {
        Random random = new Random(2016);
        for (int round = 0; round < 2_000; round++) {
            long[] costs = random.longs(random.nextInt(60), -5, 25).toArray();
            IntStream.range(0, costs.length)
                    .filter(any -> random.nextInt(6) == 0)
                    .forEach(number -> costs[number] = RoomCosts.NO_WAY + random.nextInt(2));
            int closed = random.nextInt(4);
            int[] expected = IntStream.range(0, costs.length)
                    .filter(number -> costs[number] < RoomCosts.NO_WAY && number % 4 != closed)
                    .boxed()
                    .sorted(Comparator.comparingLong(number -> costs[number]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(CheapestFirst.of(costs, number -> number % 4 != closed))
                    .as("round %d", round)
                    .containsExactly(expected);
        }
    }

    @Test
    void knowsTheLeastAndTheGreatest() {
        assertThat(Extremes.least(new long[] {3, -2, 7})).isEqualTo(-2);
        assertThat(Extremes.least(new long[0], 5)).isEqualTo(5);
        assertThat(Extremes.least(new long[] {4, 6}, 5)).isEqualTo(4);
        assertThat(Extremes.least(new long[] {6, 7}, 5)).isEqualTo(5);
        assertThat(Extremes.greatest(new long[] {-3, -2, -7})).isEqualTo(-2);
        assertThat(Extremes.greatest(new long[0], 5)).isEqualTo(5);
        assertThat(Extremes.greatest(new long[] {4, 6}, 5)).isEqualTo(6);
        assertThat(Extremes.greatest(new long[] {4, 3}, 5)).isEqualTo(5);
    }
}
