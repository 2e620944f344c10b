package org.rebook.rebooking.planfile;

import java.time.Duration;
import java.util.Arrays;
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
        long[][] costs = new long[2][];
        BenchmarkTable.Took took = BenchmarkTable.time(() -> costs[0] = clinics.stream()
                .mapToLong(clinic -> AssignmentSolver.solve(clinic.toProblem()).totalCost())
                .toArray());
        print(made.header(), "Rebook, cold", took, costs[0], costs[0]);
        for (int seconds : List.of(1, Integer.parseInt(arguments[2]))) {
            took = BenchmarkTable.time(() -> costs[1] = Timefold.costsAfter(clinics, Duration.ofSeconds(seconds)));
            print(made.header(), "Timefold, " + seconds + " s", took, costs[1], costs[0]);
        }
    }

    private static void print(Header header, String who, BenchmarkTable.Took took, long[] cost, long[] ownCost) {
        long[] parts = parts(header, cost);
        long[] own = parts(header, ownCost);
        StringBuilder levels = new StringBuilder();
        for (int level = 0; level < 3; level++) {
            levels.append("  %s %,d (%+.1f %%)"
                    .formatted(
                            header.levels().get(level).name(),
                            parts[level],
                            own[level] == 0 ? 0 : 100.0 * (parts[level] - own[level]) / own[level]));
        }
        BenchmarkTable.line("%-16s %,9d ms %s", who, took.nanos() / 1_000_000, levels);
    }

    private static long[] parts(Header header, long[] costs) {
        long[] parts = new long[header.levels().size()];
        for (long cost : costs) {
            long[] own = header.partsOf(cost);
            Arrays.setAll(parts, level -> parts[level] + own[level]);
        }
        return parts;
    }
}
