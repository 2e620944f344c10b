package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whole trusts with theatres and ties: how long, how much is proven, how large the gaps are. */
final class TrustBenchmark {

    private TrustBenchmark() {}

    /** Arguments: a size, a seed, whether tied, how many threads. */
    public static void main(String... arguments) {
        MadeUp.Size size = MadeUp.Size.valueOf(arguments[0]);
        boolean tied = Boolean.parseBoolean(arguments[2]);
        int threads = Integer.parseInt(arguments[3]);
        MadeUp made = new MadeUp(size, MadeUp.Tightness.USUAL, Long.parseLong(arguments[1]), tied);
        List<Trust> trusts = made.trusts().map(MadeUp.MadeTrust::trust).toList();
        BenchmarkTable table = new BenchmarkTable(
                "Whole trusts, %s: %,d patients, %,d operations, %,d ties, %d thread(s)"
                        .formatted(
                                size,
                                size.patients,
                                size.operations,
                                trusts.stream()
                                        .mapToInt(trust -> trust.links().size())
                                        .sum(),
                                threads),
                "");
        List<List<TrustPlan>> plans = new ArrayList<>();
        BenchmarkTable.Took cold = BenchmarkTable.time(() -> plans.add(planned(trusts, threads)));
        table.row("Rebook, cold, with its proof", cold, "");
        table.row("Rebook, again", BenchmarkTable.time(() -> planned(trusts, threads)), "");
        Faults faults = new Faults();
        BenchmarkTable.Took check = BenchmarkTable.time(() -> {
            for (int trust = 0; trust < trusts.size(); trust++) {
                TrustCheck.check(trusts.get(trust), plans.get(0).get(trust), faults);
            }
        });
        table.row("  checked by the files' check", check, "%d faults", faults.count());
        print(made.header(), plans.get(0));
        BenchmarkTable.memory();
    }

    private static List<TrustPlan> planned(List<Trust> trusts, int threads) {
        return BenchmarkTable.each(trusts, threads, trust -> TrustPlanning.plan(trust, 2016));
    }

    private static void print(Header header, List<TrustPlan> plans) {
        print(
                header,
                "trusts",
                plans.stream()
                        .map(plan -> figures(header, plan.cost(), plan.bound()))
                        .toList());
        print(
                header,
                "theatre pools on their own",
                plans.stream()
                        .flatMap(plan -> plan.theatres().stream())
                        .map(theatre -> figures(header, theatre.cost(), theatre.bound()))
                        .toList());
    }

    private record Figures(long[] cost, long[] bound) {

        boolean isProvenOn(int levels) {
            return Arrays.equals(cost, 0, levels, bound, 0, levels);
        }
    }

    private static Figures figures(Header header, long cost, Long bound) {
        return new Figures(header.partsOf(cost), header.partsOf(bound));
    }

    /** A level is compared where the more important ones are proven. */
    private static void print(Header header, String what, List<Figures> all) {
        if (all.isEmpty()) {
            return;
        }
        BenchmarkTable.line(
                "%s: %,d, proven on unplaced and breaches %,d, in full %,d",
                what,
                all.size(),
                all.stream().filter(each -> each.isProvenOn(2)).count(),
                all.stream()
                        .filter(each -> each.isProvenOn(header.levels().size()))
                        .count());
        for (int level = 0; level < header.levels().size(); level++) {
            int compared = level;
            List<Figures> comparable =
                    all.stream().filter(each -> each.isProvenOn(compared)).toList();
            long cost =
                    comparable.stream().mapToLong(each -> each.cost()[compared]).sum();
            long bound = comparable.stream()
                    .mapToLong(each -> each.bound()[compared])
                    .sum();
            BenchmarkTable.line(
                    "  %-10s %,12d in all; of %,d compared, gap %.4f %%",
                    header.levels().get(level).name(),
                    all.stream().mapToLong(each -> each.cost()[compared]).sum(),
                    cost,
                    cost == 0 ? 0 : 100.0 * (cost - bound) / cost);
        }
    }
}
