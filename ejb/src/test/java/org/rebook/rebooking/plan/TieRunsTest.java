package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TieRunsTest {

    @Test
    void findsTheLeastOfAllThatGoTogetherOnEitherSide() {
        Random random = new Random(1);
        for (int time = 0; time < 2_000; time++) {
            boolean[][] allowed = anyAllowed(random);
            long[] ofOne = anyCosts(random, allowed.length);
            long[] ofOther = anyCosts(random, allowed[0].length);
            assertThat(TieRuns.ofOne(allowed).least(ofOther)).isEqualTo(oneByOne(allowed, ofOther));
            assertThat(TieRuns.ofOther(allowed).least(ofOne)).isEqualTo(oneByOne(turned(allowed), ofOne));
        }
    }

    @Test
    void hasNoWayWhereNothingGoesTogether() {
        boolean[][] allowed = {{false, false}, {true, false}};
        assertThat(TieRuns.ofOne(allowed).least(new long[] {3, 1})).containsExactly(RoomCosts.NO_WAY, 3);
    }

    /** Now and then long runs, now and then single moments here and there. */
    private static boolean[][] anyAllowed(Random random) {
        boolean[][] allowed = new boolean[1 + random.nextInt(20)][1 + random.nextInt(20)];
        int change = 1 + random.nextInt(8);
        for (boolean[] row : allowed) {
            boolean is = random.nextBoolean();
            for (int column = 0; column < row.length; column++) {
                is ^= random.nextInt(change) == 0;
                row[column] = is;
            }
        }
        return allowed;
    }

    private static long[] anyCosts(Random random, int moments) {
        return random.longs(moments, 0, 50)
                .map(cost -> cost == 0 ? RoomCosts.NO_WAY : cost)
                .toArray();
    }

    private static boolean[][] turned(boolean[][] these) {
        boolean[][] turned = new boolean[these[0].length][these.length];
        for (int row = 0; row < turned.length; row++) {
            for (int column = 0; column < these.length; column++) {
                turned[row][column] = these[column][row];
            }
        }
        return turned;
    }

    private static long[] oneByOne(boolean[][] allowed, long[] costs) {
        long[] least = new long[allowed.length];
        for (int row = 0; row < least.length; row++) {
            least[row] = RoomCosts.NO_WAY;
            for (int column = 0; column < costs.length; column++) {
                least[row] = allowed[row][column] ? Math.min(least[row], costs[column]) : least[row];
            }
        }
        return least;
    }
}
