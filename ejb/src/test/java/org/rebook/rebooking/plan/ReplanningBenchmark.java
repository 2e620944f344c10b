package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;

/**
 * Declines, one at a time, on plans that stand: how long each takes, how many others it moves, and how much of what moving
 * everybody freely would gain is kept. The gain is what it costs less than when the decliner takes the best free place and
 * nobody else is moved. Run its main with a seed, or none for 2016.
 */
final class ReplanningBenchmark {

    private static final int DELAY = 2;
    private static final int BREACHES = 1;
    private static final int DECLINES_OF_A_POOL = 20;
    private static final int ONE_POOL_IN = 20;

    private final String upheaval;
    private final ToLongFunction<CostScale> price;
    private final List<Long> nanos = new ArrayList<>();
    private final long[] gain = new long[4];
    private final long[] gainWhenFree = new long[4];
    private double kept;
    private double possible;
    private long moved;
    private long movedWhenFree;

    private ReplanningBenchmark(String upheaval, ToLongFunction<CostScale> price) {
        this.upheaval = upheaval;
        this.price = price;
    }

    public static void main(String... arguments) {
        long seed = arguments.length == 0 ? 2016 : Long.parseLong(arguments[0]);
        List<SampleNation.Pool> clinic = List.of(SampleNation.pool(new Random(seed), 600, 3000));
        List<SampleNation.Pool> tight = List.of(SampleNation.pool(new Random(seed), 600, 660));
        List<SampleNation.Pool> nation = everySoMany(SampleNation.pools(seed).toList());
        for (int pass = 0; pass < 2; pass++) {
            run(pass == 0 ? "one pool, 600 patients x 3,000 slots, cold" : "the same, warm", clinic, 600);
        }
        run("one pool, 600 patients x 660 slots", tight, 600);
        run("one pool in %d of England".formatted(ONE_POOL_IN), nation, DECLINES_OF_A_POOL);
    }

    private static List<SampleNation.Pool> everySoMany(List<SampleNation.Pool> pools) {
        List<SampleNation.Pool> chosen = new ArrayList<>();
        for (int pool = 0; pool < pools.size(); pool += ONE_POOL_IN) {
            chosen.add(pools.get(pool));
        }
        return chosen;
    }

    private static void run(String what, List<SampleNation.Pool> pools, int declines) {
        System.out.printf("%n%s%n", what);
        System.out.printf(
                "%-26s %8s %8s %8s %8s %10s %10s %10s %10s%n",
                "upheaval", "p50 us", "p99 us", "moved", "if free", "benefit %", "unplaced %", "breaches %", "delay %");
        for (ReplanningBenchmark each : List.of(
                new ReplanningBenchmark("nothing", scale -> 0),
                new ReplanningBenchmark("20 points of delay", scale -> 20 * scale.weightOf(DELAY)),
                new ReplanningBenchmark("80 points of delay", scale -> 80 * scale.weightOf(DELAY)),
                new ReplanningBenchmark("half a missed limit", scale -> scale.weightOf(BREACHES) / 2 + 1))) {
            pools.forEach(pool -> each.decline(pool, declines));
            each.print();
        }
    }

    private void decline(SampleNation.Pool pool, int declines) {
        AssignmentProblem problem = pool.problem();
        Assignment plan = AssignmentSolver.solve(problem);
        int step = Math.max(1, problem.patients() / declines);
        for (int patient = 0; patient < problem.patients(); patient += step) {
            if (plan.places(patient)) {
                decline(pool, plan, patient);
            }
        }
    }

    private void decline(SampleNation.Pool pool, Assignment plan, int patient) {
        AssignmentProblem problem = pool.problem();
        CostScale scale = pool.scale();
        long alone = costWithNobodyMoved(problem, plan, patient);
        AssignmentSession free = AssignmentSession.resume(problem, plan);
        movedWhenFree += othersMoved(free.forbid(patient, plan.arcOf(patient)), patient);
        AssignmentSession settled = Settlement.sessionOn(problem, plan, price.applyAsLong(scale));
        long start = System.nanoTime();
        List<Move> moves = settled.forbid(patient, plan.arcOf(patient));
        nanos.add(System.nanoTime() - start);
        moved += othersMoved(moves, patient);
        long costFree = Settlement.costOf(problem, free.assignment());
        long cost = Settlement.costOf(problem, settled.assignment());
        kept += (alone - cost) / (double) scale.weightOf(BREACHES);
        possible += (alone - costFree) / (double) scale.weightOf(BREACHES);
        add(gain, scale.partsOfChange(cost, alone));
        add(gainWhenFree, scale.partsOfChange(costFree, alone));
    }

    /** Others who had a place and have another, or none. */
    private static long othersMoved(List<Move> moves, int patient) {
        return moves.stream()
                .filter(move -> move.patient() != patient && move.fromArc() != UNPLACED)
                .count();
    }

    private static long costWithNobodyMoved(AssignmentProblem problem, Assignment plan, int patient) {
        int[] left = problem.capacity().clone();
        for (int each = 0; each < problem.patients(); each++) {
            if (plan.places(each)) {
                left[plan.groupOf(each)]--;
            }
        }
        long best = problem.unplacedCost()[patient];
        for (int arc = problem.firstArc()[patient]; arc < problem.firstArc()[patient + 1]; arc++) {
            if (arc != plan.arcOf(patient) && left[problem.arcGroup()[arc]] > 0) {
                best = Math.min(best, problem.arcCost()[arc]);
            }
        }
        return plan.totalCost() - problem.arcCost()[plan.arcOf(patient)] + best;
    }

    private void print() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%-26s %8.1f %8.1f %8.3f %8.3f %10.2f %10s %10s %10s%n",
                upheaval,
                sorted[sorted.length / 2] / 1e3,
                sorted[sorted.length * 99 / 100] / 1e3,
                moved / (double) sorted.length,
                movedWhenFree / (double) sorted.length,
                100 * kept / possible,
                share(0),
                share(BREACHES),
                share(DELAY));
    }

    private String share(int level) {
        return gainWhenFree[level] == 0
                ? gain[level] == 0 ? "none" : Long.toString(gain[level])
                : "%.1f".formatted(100.0 * gain[level] / gainWhenFree[level]);
    }

    private static void add(long[] sum, long[] parts) {
        Arrays.setAll(sum, part -> sum[part] + parts[part]);
    }
}
