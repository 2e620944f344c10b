package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Theatre pools from a seed: half-day and all-day lists, some partly booked, operations from cataract to colorectal. */
final class SampleTheatres {

    private static final int[][] MEAN_AND_DEVIATION = {{20, 8}, {45, 20}, {60, 35}, {75, 30}, {105, 30}, {160, 70}};

    private SampleTheatres() {}

    static ListProblem random(long seed, int operations, int lists) {
        Random random = new Random(seed);
        List<TheatreList> theatreLists = new ArrayList<>();
        for (int list = 0; list < lists; list++) {
            int used = random.nextInt(3) == 0 ? random.nextInt(150) : 0;
            theatreLists.add(new TheatreList(random.nextBoolean() ? 240 : 480, used, used * 12L));
        }
        List<Operation> all = new ArrayList<>();
        for (int operation = 0; operation < operations; operation++) {
            int[] kind = MEAN_AND_DEVIATION[random.nextInt(MEAN_AND_DEVIATION.length)];
            int[] allowed = IntStream.range(0, lists)
                    .filter(list -> random.nextInt(4) > 0)
                    .toArray();
            long[] costs = IntStream.of(allowed)
                    .mapToLong(list -> list * 10L + random.nextInt(30))
                    .toArray();
            long unplaced = 500L * (1 + random.nextInt(4));
            all.add(new Operation(kind[0], kind[1] * kind[1], 20, allowed, costs, unplaced));
        }
        return new ListProblem(all, theatreLists, OverrunRule.STANDARD);
    }
}
