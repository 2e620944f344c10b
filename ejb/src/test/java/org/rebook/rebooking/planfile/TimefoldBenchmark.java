package org.rebook.rebooking.planfile;

import java.time.Duration;
import java.util.List;
import org.rebook.rebooking.plan.AssignmentSolver;

/** Timefold Solver on the same outpatients at about our time and at the seconds asked for. */
final class TimefoldBenchmark {

    private TimefoldBenchmark() {}

    /** Arguments: a size, a seed, seconds for each try. */
    public static void main(String... arguments) {
        MadeUp.Size size = MadeUp.Size.valueOf(arguments[0]);
        MadeUp made = new MadeUp(size, MadeUp.Tightness.USUAL, Long.parseLong(arguments[1]), false);
        List<Clinic> clinics = made.trusts()
                .flatMap(trust -> trust.clinics().stream())
                .map(ClinicMaker.Made::clinic)
                .toList();
        BenchmarkTable.line("%nTimefold Solver, %s, %,d outpatients, no ties", size, size.patients);
        long[] own = new long[1];
        long nanos = BenchmarkTable.time(() -> own[0] = clinics.stream()
                        .mapToLong(clinic ->
                                AssignmentSolver.solve(clinic.toProblem()).totalCost())
                        .sum())
                .nanos();
        print(made.header(), "Rebook, cold", nanos, clinics, own[0], own[0]);
        for (int seconds : List.of(1, Integer.parseInt(arguments[2]))) {
            long[] cost = new long[1];
            long took = BenchmarkTable.time(() -> cost[0] = Timefold.costAfter(clinics, Duration.ofSeconds(seconds)))
                    .nanos();
            print(made.header(), "Timefold, " + seconds + " s", took, clinics, cost[0], own[0]);
        }
    }

    private static void print(Header header, String who, long nanos, List<Clinic> clinics, long cost, long ownCost) {
        long[] parts = header.partsOf(cost);
        long[] own = header.partsOf(ownCost);
        StringBuilder levels = new StringBuilder();
        for (int level = 0; level < 3; level++) {
            levels.append("  %s %,d (%+.1f %%)"
                    .formatted(
                            header.levels().get(level).name(),
                            parts[level],
                            own[level] == 0 ? 0 : 100.0 * (parts[level] - own[level]) / own[level]));
        }
        BenchmarkTable.line("%-16s %,9d ms %s", who, nanos / 1_000_000, levels);
    }
}
