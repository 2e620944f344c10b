package org.rebook.rebooking;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rebook.policy.RuleSet;

/**
 * Declines on a trust's plan, everybody who has a date in it once, by the product's own path: how much of the processor's time each takes, how many
 * others it moves, and how much is kept of what moving everybody freely would gain over moving nobody else, at several prices
 * of the upheaval. Run its main with a file of the plan's inputs, as {@code plan_input} has them in base64.
 */
final class PlanChangeBenchmark {

    private static final int PASSES = 3;

    private final StandingPlan plan;
    private final ThreadMXBean processor = ManagementFactory.getThreadMXBean();

    private PlanChangeBenchmark(StandingPlan plan) {
        this.plan = plan;
    }

    /** Declines of one kind. */
    private static final class Kind {

        private final List<Long> nanos = new ArrayList<>();
        private long moved;

        private void add(long taken, Replan.Result result) {
            nanos.add(taken);
            moved += result.revision().othersMoved();
        }

        private void print(String name) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    "%-34s %7d %8.2f %8.2f %8.2f %8.3f%n",
                    name,
                    sorted.length,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[sorted.length * 99 / 100] / 1e6,
                    sorted[sorted.length - 1] / 1e6,
                    moved / (double) sorted.length);
        }
    }

    public static void main(String... arguments) throws IOException {
        byte[] archived = Base64.getMimeDecoder().decode(Files.readAllBytes(Path.of(arguments[0])));
        PlanInputs inputs = PlanArchive.read(archived, RuleSet.current());
        List<Placed> placed = StrikePlanner.plan(inputs, Plans.SEED).placed();
        StandingPlan plan = new StandingPlan(inputs, Wishes.of(List.of()), placed);
        System.out.printf("%d affected%n", placed.size());
        for (int pass = 1; pass <= PASSES; pass++) {
            new PlanChangeBenchmark(plan).declineAll(pass);
        }
        new UpheavalPrices(plan).print();
    }

    private void declineAll(int pass) {
        Map<String, Kind> kinds = new TreeMap<>();
        int plans = 0;
        for (Placed each : plan.placed()) {
            if (each.decision() == Decision.UNPLACED || !plan.isMovable(each.affected())) {
                continue;
            }
            List<PlanStep> decline = List.of(PlanStep.of(PlanChange.decline(each.appointment())));
            long start = processor.getCurrentThreadCpuTime();
            Replan.Result result = Replan.of(1, plan, List.of(), decline);
            long taken = processor.getCurrentThreadCpuTime() - start;
            kinds.computeIfAbsent(kindOf(each, result), any -> new Kind()).add(taken, result);
            kinds.computeIfAbsent("together", any -> new Kind()).add(taken, result);
            plans = 31 * plans + result.revision().placements().toString().hashCode();
        }
        System.out.printf(
                "%n%-34s %7s %8s %8s %8s %8s%n",
                "declines, pass " + pass, "number", "p50 ms", "p99 ms", "most ms", "moved");
        kinds.forEach((name, kind) -> kind.print(name));
        System.out.printf("all that they change: %08x%n", plans);
    }

    private String kindOf(Placed before, Replan.Result result) {
        if (plan.linked().isTied(before.affected())) {
            return "linked, or of one patient";
        }
        if (before.affected().isOperation()) {
            return "operation";
        }
        boolean without = result.placements().stream()
                .anyMatch(each ->
                        each.appointment().equals(before.appointment()) && each.decision() == Decision.UNPLACED);
        return without ? "outpatient, then without a date" : "outpatient, then with a date";
    }
}
