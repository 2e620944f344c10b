package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What members cost at least together, whoever is tied to whom, and however many ways each of them has. */
class LeastTogetherCheckTest {

    private static final long NO_WAY = LeastTogetherCheck.NO_WAY;

    @Test
    void isTheLeastOfAllWays() {
        LongStream.range(0, 2000).forEach(seed -> {
            Random random = new Random(seed);
            int members = 1 + random.nextInt(6);
            long[][] costs = costs(random, members, 4);
            boolean[][] joined = joined(random, members);
            boolean[][] goes = new boolean[members * 4][members * 4];
            for (int one = 0; one < goes.length; one++) {
                for (int other = 0; other < one; other++) {
                    goes[one][other] = random.nextInt(3) > 0;
                    goes[other][one] = goes[one][other];
                }
            }
            LeastTogetherCheck.Fits fits = (one, way, other, otherWay) -> goes[one * 4 + way][other * 4 + otherWay];
            assertThat(new LeastTogetherCheck(costs, joined, fits).least())
                    .as("members %d", seed)
                    .isEqualTo(leastOfAll(costs, joined, fits, new int[members], 0));
        });
    }

    /** So many ways cannot be kept for each way of four; they are tried one by one. */
    @Test
    void triesTheWaysOneByOneWhereTooManyWouldHaveToBeKept() {
        Random random = new Random(1);
        long[][] costs = costs(random, 5, 60);
        boolean[][] all = all(5);
        assertThat(new LeastTogetherCheck(costs, all, (one, way, other, otherWay) -> (way + otherWay) % 2 == 0).least())
                .isEqualTo(leastOfOneParity(costs));
    }

    @Test
    void saysWhenThereIsNoWayAndWhenThereAreTooManyToTell() {
        LeastTogetherCheck.Fits apart = (one, way, other, otherWay) -> way != otherWay;
        assertThat(new LeastTogetherCheck(new long[5][4], all(5), apart).least())
                .isEqualTo(NO_WAY);
        assertThat(new LeastTogetherCheck(new long[4][4], all(4), apart).least())
                .isZero();
        assertThat(new LeastTogetherCheck(new long[12][11], all(12), apart).least())
                .isNull();
    }

    /** A sum that no whole number of the machine holds is less than no way, and never wraps round. */
    @Test
    void takesTheDearestWayForAWay() {
        long[][] dear = {{NO_WAY - 1}, {NO_WAY - 1}, {NO_WAY - 1}, {NO_WAY - 1}, {NO_WAY - 1}};
        LeastTogetherCheck.Fits all = (one, way, other, otherWay) -> true;
        assertThat(new LeastTogetherCheck(dear, all(5), all).least()).isEqualTo(NO_WAY - 1);
        assertThat(new LeastTogetherCheck(dear, new boolean[5][5], all).least()).isEqualTo(NO_WAY - 1);
    }

    @Test
    void goesThroughARingOfAHundred() {
        int size = 100;
        boolean[][] ring = new boolean[size][size];
        for (int one = 0; one < size; one++) {
            ring[one][(one + 1) % size] = true;
            ring[(one + 1) % size][one] = true;
        }
        long[][] costs = new long[size][];
        for (int one = 0; one < size; one++) {
            costs[one] = new long[] {1, 2, 4};
        }
        assertThat(new LeastTogetherCheck(costs, ring, (one, way, other, otherWay) -> way != otherWay).least())
                .isEqualTo(50 * (1 + 2));
        boolean[][] odd = new boolean[size][size];
        for (int one = 0; one < size - 1; one++) {
            odd[one][(one + 1) % (size - 1)] = true;
            odd[(one + 1) % (size - 1)][one] = true;
        }
        assertThat(new LeastTogetherCheck(costs, odd, (one, way, other, otherWay) -> way != otherWay).least())
                .as("one of the odd ring needs the dearest, and one is not in the ring")
                .isEqualTo(49 * (1 + 2) + 4 + 1);
    }

    /** Everybody is tied to one before; whoever is tied to nobody else is counted with that one, so none have to be kept. */
    @Test
    void goesThroughATreeHoweverManyWaysThereAre() {
        Random random = new Random(1);
        int size = 121;
        long[][] costs = costs(random, size, 60);
        boolean[][] tree = new boolean[size][size];
        for (int one = 1; one < size; one++) {
            tree[one][(one - 1) / 3] = true;
            tree[(one - 1) / 3][one] = true;
        }
        assertThat(new LeastTogetherCheck(costs, tree, (one, way, other, otherWay) -> (way + otherWay) % 2 == 0)
                        .least())
                .isEqualTo(leastOfOneParity(costs));
    }

    /** Where only even ways go together, or only odd ones. */
    private static long leastOfOneParity(long[][] costs) {
        return LongStream.range(0, 2)
                .map(odd -> Stream.of(costs)
                        .mapToLong(own -> IntStream.range(0, own.length)
                                .filter(way -> way % 2 == odd)
                                .mapToLong(way -> own[way])
                                .min()
                                .orElse(NO_WAY))
                        .sum())
                .min()
                .orElseThrow();
    }

    private static long leastOfAll(
            long[][] costs, boolean[][] joined, LeastTogetherCheck.Fits fits, int[] chosen, int at) {
        if (at == costs.length) {
            return 0;
        }
        long least = NO_WAY;
        for (int way = 0; way < costs[at].length; way++) {
            chosen[at] = way;
            int own = way;
            boolean goes = IntStream.range(0, at)
                    .allMatch(other -> !joined[at][other] || fits.together(at, own, other, chosen[other]));
            long rest = goes ? leastOfAll(costs, joined, fits, chosen, at + 1) : NO_WAY;
            least = rest >= NO_WAY ? least : Math.min(least, costs[at][way] + rest);
        }
        return least;
    }

    private static long[][] costs(Random random, int members, int mostWays) {
        return IntStream.range(0, members)
                .mapToObj(any -> random.longs(mostWays < 10 ? 1 + random.nextInt(mostWays) : mostWays, -20, 30)
                        .toArray())
                .toArray(long[][]::new);
    }

    private static boolean[][] joined(Random random, int members) {
        boolean[][] joined = new boolean[members][members];
        for (int one = 0; one < members; one++) {
            for (int other = 0; other < one; other++) {
                joined[one][other] = random.nextInt(3) > 0;
                joined[other][one] = joined[one][other];
            }
        }
        return joined;
    }

    private static boolean[][] all(int members) {
        boolean[][] all = new boolean[members][members];
        for (int one = 0; one < members; one++) {
            for (int other = 0; other < members; other++) {
                all[one][other] = one != other;
            }
        }
        return all;
    }
}
