package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ListKnapsackTest {

    private static final int OPERATIONS = 14;
    private static final int NOBODY = -1;

    @Test
    void gainsAsMuchAsTheBestOfAllSetsHoweverAlikeTheOperationsAre() {
        LongStream.range(0, 150).forEach(seed -> {
            Random random = new Random(seed);
            ListProblem pool = alike(random);
            // Worth about its minutes, so that nearly every set might be the best and the search grows long.
            long[] worth = pool.operations().stream()
                    .mapToLong(each -> each.minutes() * 10L + random.nextInt(4))
                    .toArray();
            int[] all = IntStream.range(0, OPERATIONS).toArray();
            ListKnapsack list = new ListKnapsack(
                    pool, new Fullness(pool.rule()), new SharedLimits(pool), 0, all, new int[OPERATIONS]);
            assertThat(list.gain(worth)).as("list %d", seed).isEqualTo(bestOf(pool, worth, NOBODY));
            assertThat(IntStream.of(list.taken()).mapToLong(item -> worth[item]).sum())
                    .isEqualTo(bestOf(pool, worth, NOBODY));
        });
    }

    @Test
    void gainsAtLeastAsMuchAsTheBestSetWithOneThatIsWorthNothingAndMostlyJustThat() {
        long exact = LongStream.range(0, 150)
                .filter(seed -> {
                    Random random = new Random(seed);
                    ListProblem pool = alike(random);
                    long[] worth = LongStream.range(0, OPERATIONS)
                            .map(any -> random.nextInt(1_000))
                            .toArray();
                    int always = random.nextInt(OPERATIONS);
                    worth[always] = -random.nextInt(2) * 500L;
                    int[] all = IntStream.range(0, OPERATIONS).toArray();
                    ListKnapsack list = new ListKnapsack(
                            pool, new Fullness(pool.rule()), new SharedLimits(pool), 0, all, new int[OPERATIONS]);
                    long gain = list.gainWith(always, worth);
                    long best = bestOf(pool, worth, always);
                    assertThat(gain).as("list %d", seed).isGreaterThanOrEqualTo(best);
                    return gain == best;
                })
                .count();
        assertThat(exact).isGreaterThan(130);
    }

    private static ListProblem alike(Random random) {
        List<Operation> operations = IntStream.range(0, OPERATIONS)
                .mapToObj(any -> new Operation(
                        40 + 5 * random.nextInt(3), 20 + random.nextInt(900), 10, new int[] {0}, new long[1], 9))
                .toList();
        return new ListProblem(operations, List.of(new TheatreList(480, 0, 0)), OverrunRule.STANDARD);
    }

    private static long bestOf(ListProblem pool, long[] worth, int always) {
        Fullness fullness = new Fullness(pool.rule());
        long best = always == NOBODY ? 0 : Long.MIN_VALUE;
        for (int set = 0; set < 1 << OPERATIONS; set++) {
            long minutes = 0;
            long variance = 0;
            long gained = 0;
            for (int each = 0; each < OPERATIONS; each++) {
                if ((set >> each & 1) == 1) {
                    minutes += pool.operations().get(each).minutes();
                    variance += pool.operations().get(each).variance();
                    gained += worth[each];
                }
            }
            boolean has = always == NOBODY || (set >> always & 1) == 1;
            if (has
                    && gained > best
                    && fullness.holds(fullness.roomOf(pool.lists().get(0)) - minutes, variance)) {
                best = gained;
            }
        }
        return best;
    }
}
