package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Theatre pools from a seed: any mixture for the rules of packing, and those of a country for its size. */
final class SampleTheatres {

    static final int POOLS = 1_411;
    static final int OPERATIONS = 12_711;

    private static final int[][] MEAN_AND_DEVIATION = {{20, 8}, {45, 20}, {60, 35}, {75, 30}, {105, 30}, {160, 70}};

    /**
     * One pool and how its cost reads.
     *
     * @param scale unplaced and breaches by priority, delay (convex)
     */
    record Pool(ListProblem problem, CostScale scale) {}

    private SampleTheatres() {}

    /** The operations that a strike displaced in a country, pool by pool. */
    static Stream<Pool> england(long seed) {
        Random random = new Random(seed);
        double[] weight = IntStream.range(0, POOLS)
                .mapToDouble(pool -> StrictMath.exp(0.8 * random.nextGaussian()))
                .toArray();
        int[] size = SampleNation.shares(OPERATIONS, weight);
        return IntStream.range(0, POOLS)
                .mapToObj(pool -> SampleTheatrePool.of(new Random(seed * POOLS + pool), Math.max(1, size[pool])));
    }

    /** A pool of one specialty, as large as wished. */
    static Pool pool(long seed, int operations) {
        return SampleTheatrePool.of(new Random(seed), operations);
    }

    /** Half-day and all-day lists, some partly booked, operations from cataract to colorectal; nothing is shared. */
    static ListProblem random(long seed, int operations, int lists) {
        Random random = new Random(seed);
        List<TheatreList> theatreLists = new ArrayList<>();
        for (int list = 0; list < lists; list++) {
            int used = random.nextInt(3) == 0 ? random.nextInt(150) : 0;
            theatreLists.add(new TheatreList(random.nextBoolean() ? 240 : 480, used, used * 12L));
        }
        List<Operation> all = new ArrayList<>();
        for (int operation = 0; operation < operations; operation++) {
            all.add(operation(random, lists, ANY, List.of()));
        }
        return new ListProblem(all, theatreLists, OverrunRule.STANDARD);
    }

    private static final int ANY = Operation.ANY_TURN;

    /** As random, with lists on a few days that share a robot and beds, and operations that go first. */
    static ListProblem sharing(long seed, int operations, int lists) {
        Random random = new Random(seed);
        ListProblem alone = random(seed, 0, lists);
        List<TheatreList> theatreLists = alone.lists().stream()
                .map(list -> new TheatreList(
                        random.nextInt(3), 480, list.minutes(), list.usedMinutes(), list.usedVariance()))
                .toList();
        List<Operation> all = new ArrayList<>();
        for (int operation = 0; operation < operations; operation++) {
            List<Use> uses = new ArrayList<>();
            if (random.nextInt(3) == 0) {
                uses.add(new Use("robot", 1));
            }
            if (random.nextInt(2) == 0) {
                uses.add(new Use("bed", 1 + random.nextInt(3)));
            }
            all.add(operation(random, lists, random.nextInt(4) == 0 ? random.nextInt(2) : ANY, uses));
        }
        List<Limit> limits = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            limits.add(new Limit("bed", day, random.nextInt(3)));
            if (random.nextBoolean()) {
                limits.add(new Limit("robot", day, random.nextInt(2)));
            }
        }
        return new ListProblem(all, theatreLists, OverrunRule.STANDARD, limits, List.of());
    }

    private static Operation operation(Random random, int lists, int order, List<Use> uses) {
        int[] kind = MEAN_AND_DEVIATION[random.nextInt(MEAN_AND_DEVIATION.length)];
        int[] allowed =
                IntStream.range(0, lists).filter(list -> random.nextInt(4) > 0).toArray();
        long[] costs = IntStream.of(allowed)
                .mapToLong(list -> list * 10L + random.nextInt(30))
                .toArray();
        long unplaced = 500L * (1 + random.nextInt(4));
        return new Operation(kind[0], kind[1] * kind[1], 20, order, uses, allowed, costs, unplaced);
    }
}
