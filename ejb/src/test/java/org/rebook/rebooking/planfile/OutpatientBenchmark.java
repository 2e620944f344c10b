package org.rebook.rebooking.planfile;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentCertificate;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSolver;
import org.rebook.rebooking.plan.FirstFit;

/** Outpatients without ties: how fast, how proven, beside OR-Tools and beside what clerks do. */
final class OutpatientBenchmark {

    private static final int LEAST_PASSES = 5;
    private static final int PATIENTS_OF_ALL_PASSES = 240_000;

    private record Pool(AssignmentProblem problem, int[] byPriority, int[] byDue, Clinic clinic, int[] due) {}

    private record Outcome(long unplaced, long breaches) {}

    private OutpatientBenchmark() {}

    /** Arguments: a size, a seed. */
    public static void main(String... arguments) {
        MadeUp.Size size = MadeUp.Size.valueOf(arguments[0]);
        MadeUp made = new MadeUp(size, MadeUp.Tightness.USUAL, Long.parseLong(arguments[1]), false);
        if (size == MadeUp.Size.TEN) {
            streamed(made, size);
        } else {
            held(made, size);
        }
        BenchmarkTable.memory();
    }

    private static void held(MadeUp made, MadeUp.Size size) {
        List<Pool> pools = made.trusts()
                .flatMap(trust -> trust.clinics().stream())
                .map(OutpatientBenchmark::pool)
                .toList();
        BenchmarkTable table = new BenchmarkTable(
                "Outpatients, %s: %,d patients, %,d pools, %,d arcs, no ties"
                        .formatted(
                                size,
                                size.patients,
                                pools.size(),
                                pools.stream()
                                        .mapToLong(pool -> pool.problem().arcs())
                                        .sum()),
                "unplaced, breaches");
        int passes = Math.max(LEAST_PASSES, PATIENTS_OF_ALL_PASSES / size.patients);
        List<List<Assignment>> plans = new ArrayList<>();
        BenchmarkTable.Took cold = BenchmarkTable.time(() -> plans.add(solved(pools, 1)));
        BenchmarkTable.Took warm = BenchmarkTable.best(passes, () -> plans.set(0, solved(pools, 1)));
        table.row("Rebook, warm, 1 thread", warm, "%s", words(pools, plans.get(0)));
        table.row("Rebook, cold, 1 thread", cold, "the same");
        table.row(
                "Rebook, warm, 2 threads",
                BenchmarkTable.best(passes, () -> plans.set(0, solved(pools, 2))),
                "the same");
        int[] proven = {0};
        BenchmarkTable.Took check = BenchmarkTable.time(() -> proven[0] = proven(pools, plans.get(0)));
        table.row("  its proof checked", check, "%,d of %,d pools proven optimal", proven[0], pools.size());
        BenchmarkTable.memory();
        orTools(table, pools, plans.get(0));
        greedy(table, "first fit by priority", pools, Pool::byPriority);
        greedy(table, "first fit by due date", pools, Pool::byDue);
        BenchmarkTable.line("time per patient: %.2f microseconds", warm.nanos() / 1e3 / size.patients);
    }

    /** Too large to hold: each trust is made, planned, checked and forgotten; only planning and checking are timed, by processor. */
    private static void streamed(MadeUp made, MadeUp.Size size) {
        BenchmarkTable table = new BenchmarkTable(
                "Outpatients, ten times England: %,d patients, no ties, trust by trust".formatted(size.patients), "");
        long[] nanos = new long[2];
        int[] proven = new int[2];
        made.trusts().forEach(trust -> trust.clinics().forEach(own -> {
            AssignmentProblem problem = own.clinic().toProblem();
            long start = processorNanos();
            Assignment plan = AssignmentSolver.solve(problem);
            long planned = processorNanos();
            proven[0] += AssignmentCertificate.faultsOf(problem, plan).isEmpty() ? 1 : 0;
            proven[1]++;
            nanos[0] += planned - start;
            nanos[1] += processorNanos() - planned;
        }));
        table.row("Rebook, 1 thread", new BenchmarkTable.Took(nanos[0], nanos[0]), "cold start");
        table.row(
                "  its proof checked",
                new BenchmarkTable.Took(nanos[1], nanos[1]),
                "%,d of %,d pools proven optimal",
                proven[0],
                proven[1]);
        BenchmarkTable.line("time per patient: %.2f microseconds", nanos[0] / 1e3 / size.patients);
    }

    /** Of this thread, since making up what comes next is not what is measured. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<Assignment> solved(List<Pool> pools, int threads) {
        return BenchmarkTable.each(pools, threads, pool -> AssignmentSolver.solve(pool.problem()));
    }

    private static int proven(List<Pool> pools, List<Assignment> plans) {
        return (int) IntStream.range(0, pools.size())
                .filter(pool -> AssignmentCertificate.faultsOf(pools.get(pool).problem(), plans.get(pool))
                        .isEmpty())
                .count();
    }

    private static void orTools(BenchmarkTable table, List<Pool> pools, List<Assignment> plans) {
        OrTools.solve(pools.get(0).problem());
        long[] solving = {0};
        BenchmarkTable.Took whole = BenchmarkTable.time(() -> {
            for (int pool = 0; pool < pools.size(); pool++) {
                OrTools.Solved solved = OrTools.solve(pools.get(pool).problem());
                solving[0] += solved.solvingNanos();
                if (solved.cost() != plans.get(pool).totalCost()) {
                    throw new IllegalStateException("Pool %d: OR-Tools finds %d, Rebook %d."
                            .formatted(pool, solved.cost(), plans.get(pool).totalCost()));
                }
            }
        });
        table.row("OR-Tools MinCostFlow, 1 thread", whole, "the same cost in every pool");
        table.row("  its solving alone, without building", new BenchmarkTable.Took(solving[0], solving[0]), "");
    }

    private static void greedy(BenchmarkTable table, String name, List<Pool> pools, Function<Pool, int[]> order) {
        List<List<Assignment>> plans = new ArrayList<>();
        BenchmarkTable.Took took = BenchmarkTable.time(() ->
                plans.add(BenchmarkTable.each(pools, 1, pool -> FirstFit.plan(pool.problem(), order.apply(pool)))));
        table.row(name, took, "%s", words(pools, plans.get(0)));
    }

    static Pool pool(ClinicMaker.Made made) {
        return new Pool(
                made.clinic().toProblem(), inOrder(made.priority()), inOrder(made.due()), made.clinic(), made.due());
    }

    private static int[] inOrder(int[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingInt(each -> values[each]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static String words(List<Pool> pools, List<Assignment> plans) {
        return "%,d, %,d".formatted(sum(pools, plans, Outcome::unplaced), sum(pools, plans, Outcome::breaches));
    }

    private static long sum(List<Pool> pools, List<Assignment> plans, ToLongFunction<Outcome> figure) {
        return IntStream.range(0, pools.size())
                .mapToLong(pool -> figure.applyAsLong(outcome(pools.get(pool), plans.get(pool))))
                .sum();
    }

    private static Outcome outcome(Pool pool, Assignment plan) {
        long breaches = IntStream.range(0, plan.patients())
                .filter(plan::places)
                .filter(patient ->
                        pool.clinic().groups().get(plan.groupOf(patient)).day() > pool.due()[patient])
                .count();
        return new Outcome(plan.unplaced(), breaches);
    }

    /** Arguments: a size. Breaches beside both greedy ways, over seeds and tightness. */
    static final class Breaches {

        private static final int SEEDS = 5;

        private Breaches() {}

        public static void main(String... arguments) {
            MadeUp.Size size = MadeUp.Size.valueOf(arguments[0]);
            BenchmarkTable.line("%nBreaches, outpatients, %s, no ties", size);
            BenchmarkTable.line(
                    "%-8s %4s %14s %12s %10s %16s %16s",
                    "places", "seed", "by priority", "by due date", "Rebook", "below priority", "below due date");
            double[] least = {100, 100};
            for (MadeUp.Tightness tightness : MadeUp.Tightness.values()) {
                for (long seed = 1; seed <= SEEDS; seed++) {
                    compare(size, tightness, seed, least);
                }
            }
            BenchmarkTable.line("at least %.1f %% below priority, %.1f %% below due date", least[0], least[1]);
        }

        private static void compare(MadeUp.Size size, MadeUp.Tightness tightness, long seed, double[] least) {
            long[] breaches = new long[3];
            new MadeUp(size, tightness, seed, false)
                    .trusts()
                    .flatMap(trust -> trust.clinics().stream())
                    .map(OutpatientBenchmark::pool)
                    .forEach(pool -> {
                        breaches[0] += outcome(pool, FirstFit.plan(pool.problem(), pool.byPriority()))
                                .breaches();
                        breaches[1] += outcome(pool, FirstFit.plan(pool.problem(), pool.byDue()))
                                .breaches();
                        breaches[2] += outcome(pool, AssignmentSolver.solve(pool.problem()))
                                .breaches();
                    });
            double[] below = {100 - 100.0 * breaches[2] / breaches[0], 100 - 100.0 * breaches[2] / breaches[1]};
            least[0] = Math.min(least[0], below[0]);
            least[1] = Math.min(least[1], below[1]);
            BenchmarkTable.line(
                    "%-8s %4d %,14d %,12d %,10d %14.1f %% %14.1f %%",
                    tightness, seed, breaches[0], breaches[1], breaches[2], below[0], below[1]);
        }
    }
}
