package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;

/** Plans a country's pools and prints what it took beside first fit; run its main with a seed, or none for 2016. */
final class PlannerBenchmark {

    private static final int PASSES = 4;
    private static final int THEATRE_POOLS = 1_411;

    private long firstFitNanos;
    private long plannerNanos;
    private long certificateNanos;
    private final long[] firstFitParts = new long[4];
    private final long[] plannerParts = new long[4];
    private int firstFitUnplaced;
    private int plannerUnplaced;
    private int proven;
    private int pools;
    private long arcs;

    public static void main(String... arguments) {
        long seed = arguments.length == 0 ? 2016 : Long.parseLong(arguments[0]);
        for (int pass = 0; pass < PASSES; pass++) {
            PlannerBenchmark benchmark = new PlannerBenchmark();
            SampleNation.pools(seed).forEach(benchmark::measure);
            benchmark.print(pass == 0 ? "cold" : "warm");
        }
        replanning(seed);
        theatres(seed);
    }

    private void measure(SampleNation.Pool pool) {
        long start = System.nanoTime();
        Assignment baseline = FirstFit.plan(pool.problem(), pool.order());
        long planned = System.nanoTime();
        Assignment plan = AssignmentSolver.solve(pool.problem());
        long solved = System.nanoTime();
        boolean isProven = AssignmentCertificate.faultsOf(pool.problem(), plan).isEmpty();
        certificateNanos += System.nanoTime() - solved;
        plannerNanos += solved - planned;
        firstFitNanos += planned - start;
        proven += isProven ? 1 : 0;
        pools++;
        arcs += pool.problem().arcs();
        firstFitUnplaced += baseline.unplaced();
        plannerUnplaced += plan.unplaced();
        add(firstFitParts, pool.scale().partsOf(baseline.totalCost()));
        add(plannerParts, pool.scale().partsOf(plan.totalCost()));
    }

    private void print(String state) {
        System.out.printf("%n%s: %d pools, %d arcs, %d proven%n", state, pools, arcs, proven);
        System.out.printf(
                "%-12s %8s %8s %9s %10s %10s %12s %10s%n",
                "", "ms", "ratio", "unplaced", "weighted", "breaches", "delay", "clinician");
        print("first fit", firstFitNanos, firstFitUnplaced, firstFitParts);
        print("planner", plannerNanos, plannerUnplaced, plannerParts);
        System.out.printf(
                "%-12s %8d %8.2f%n",
                "certificate", certificateNanos / 1_000_000, certificateNanos / (double) firstFitNanos);
    }

    private void print(String who, long nanos, int unplaced, long[] parts) {
        System.out.printf(
                "%-12s %8d %8.2f %9d %10d %10d %12d %10d%n",
                who,
                nanos / 1_000_000,
                nanos / (double) firstFitNanos,
                unplaced,
                parts[0],
                parts[1],
                parts[2],
                parts[3]);
    }

    /** Declines and questions in one large clinic pool. */
    private static void replanning(long seed) {
        AssignmentProblem problem =
                SampleNation.pool(new Random(seed), 600, 3000).problem();
        AssignmentSession session = AssignmentSession.of(problem);
        Random random = new Random(seed);
        long[] decline = new long[4000];
        long[] question = new long[decline.length];
        long moved = 0;
        for (int i = 0; i < decline.length; i++) {
            int patient = random.nextInt(problem.patients());
            question[i] = nanosOf(() -> session.alternativesOf(patient, 10));
            int arc = session.assignment().arcOf(patient);
            if (arc != Assignment.UNPLACED) {
                int[] others = new int[1];
                decline[i] =
                        nanosOf(() -> others[0] = session.forbid(patient, arc).size());
                moved += Math.max(0, others[0] - 1);
            }
        }
        System.out.printf("%n%d patients, %d groups, %d arcs%n", problem.patients(), problem.groups(), problem.arcs());
        printQuantiles("a decline", decline);
        printQuantiles("ten alternatives", question);
        System.out.printf("others moved per decline: %.2f%n", moved / (double) decline.length);
    }

    private static void theatres(long seed) {
        int proven = 0;
        long bestFit = 0;
        long cost = 0;
        long bound = 0;
        int operations = 0;
        long start = System.nanoTime();
        for (int pool = 0; pool < THEATRE_POOLS; pool++) {
            int size = 2 + (pool * 7) % 14;
            ListProblem problem = SampleTheatres.random(seed + pool, size, 2 + size / 4);
            ListPlan plan = ListPacking.pack(problem, seed, 1000);
            proven += plan.isProvenOptimal() ? 1 : 0;
            bestFit += plan.bestFitCost();
            cost += plan.totalCost();
            bound += plan.lowerBound();
            operations += size;
        }
        System.out.printf(
                "%ntheatres: %d pools, %d operations, %d ms, %d proven, best fit %d, ours %d, bound %d (gap %.2f %%)%n",
                THEATRE_POOLS,
                operations,
                (System.nanoTime() - start) / 1_000_000,
                proven,
                bestFit,
                cost,
                bound,
                100.0 * (cost - bound) / cost);
    }

    private static long nanosOf(Supplier<?> work) {
        long start = System.nanoTime();
        work.get();
        return System.nanoTime() - start;
    }

    private static void printQuantiles(String what, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%-18s p50 %.1f us, p99 %.1f us, most %.1f us%n",
                what,
                sorted[sorted.length / 2] / 1e3,
                sorted[sorted.length * 99 / 100] / 1e3,
                sorted[sorted.length - 1] / 1e3);
    }

    private static void add(long[] sum, long[] parts) {
        Arrays.setAll(sum, part -> sum[part] + parts[part]);
    }
}
