package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.rebook.policy.RuleSet;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSession;
import org.rebook.rebooking.plan.Settlement;

/**
 * Declines on a trust's plan, everybody who has a date in it once, by the product's own path: how much of the processor's time each takes, how many
 * others it moves, and how much is kept of what moving everybody freely would gain over moving nobody else. Run its main
 * with a file of the plan's inputs, as {@code plan_input} has them in base64.
 */
final class PlanChangeBenchmark {

    private final StandingPlan plan;

    private PlanChangeBenchmark(StandingPlan plan) {
        this.plan = plan;
    }

    public static void main(String... arguments) throws IOException {
        byte[] archived = Base64.getMimeDecoder().decode(Files.readAllBytes(Path.of(arguments[0])));
        PlanInputs inputs = PlanArchive.read(archived, RuleSet.current());
        List<Placed> placed = StrikePlanner.plan(inputs, Plans.SEED).placed();
        PlanChangeBenchmark benchmark = new PlanChangeBenchmark(new StandingPlan(inputs, Wishes.of(List.of()), placed));
        System.out.printf("%d affected, %d linked or of one patient%n", placed.size(), benchmark.tied());
        System.out.printf("%-22s %8s %9s %9s %9s %9s%n", "declines", "number", "p50 ms", "p99 ms", "most ms", "moved");
        for (int pass = 0; pass < 2; pass++) {
            benchmark.decline(pass == 0 ? "alone, cold" : "alone, warm", false);
            benchmark.decline(pass == 0 ? "with others, cold" : "with others, warm", true);
        }
        benchmark.weighBenefit();
    }

    private int tied() {
        return (int) plan.placed().stream()
                .filter(each -> plan.linked().isTied(each.affected()))
                .count();
    }

    private void decline(String what, boolean tied) {
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        List<Long> nanos = new ArrayList<>();
        long moved = 0;
        for (Placed each : plan.placed()) {
            boolean dated = each.decision() != Decision.UNPLACED && plan.isMovable(each.affected());
            if (dated && plan.linked().isTied(each.affected()) == tied) {
                List<PlanStep> decline = List.of(PlanStep.of(PlanChange.decline(each.appointment())));
                long start = processor.getCurrentThreadCpuTime();
                Replan.Result result = Replan.of(1, plan, List.of(), decline);
                nanos.add(processor.getCurrentThreadCpuTime() - start);
                moved += result.revision().othersMoved();
            }
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length > 0) {
            System.out.printf(
                    "%-22s %8d %9.2f %9.2f %9.2f %9.3f%n",
                    what,
                    sorted.length,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[sorted.length * 99 / 100] / 1e6,
                    sorted[sorted.length - 1] / 1e6,
                    moved / (double) sorted.length);
        }
    }

    /** All levels weighed as the plan weighs them; a greater level outweighs the lesser, so each is shown as well. */
    private void weighBenefit() {
        long[] kept = new long[3];
        long[] possible = new long[3];
        double[] share = new double[2];
        for (String name : plan.clinicPools()) {
            StandingPool pool = plan.pool(name);
            Assignment standing = pool.standing(pool.upheaval()).plan();
            for (int patient = 0; patient < standing.patients(); patient++) {
                if (standing.places(patient) && !pool.standing(pool.upheaval()).isPinned(patient)) {
                    weigh(pool, standing, patient, kept, possible, share);
                }
            }
        }
        System.out.printf(
                "benefit kept: %.1f %% (unplaced %d of %d, limits %d of %d, half points %d of %d)%n",
                100 * share[0] / share[1], kept[0], possible[0], kept[1], possible[1], kept[2], possible[2]);
    }

    private static void weigh(
            StandingPool pool, Assignment plan, int patient, long[] kept, long[] possible, double[] share) {
        AssignmentProblem problem = pool.asProblem();
        int[] declined = IntStream.range(problem.firstArc()[patient], problem.firstArc()[patient + 1])
                .filter(arc -> sessionOf(pool, problem, arc).equals(sessionOf(pool, problem, plan.arcOf(patient))))
                .toArray();
        long alone = costWithNobodyMoved(problem, plan, patient, declined);
        long free = costAfter(problem, pool.standing(0).session(), patient, declined);
        long settled = costAfter(problem, pool.standing(pool.upheaval()).session(), patient, declined);
        long[] gain = pool.costs().scale().partsOfChange(settled, alone);
        long[] greatest = pool.costs().scale().partsOfChange(free, alone);
        Arrays.setAll(kept, level -> kept[level] + gain[level]);
        Arrays.setAll(possible, level -> possible[level] + greatest[level]);
        double unit = pool.costs().scale().weightOf(MoveCosts.BREACHES);
        share[0] += (alone - settled) / unit;
        share[1] += (alone - free) / unit;
    }

    private static String sessionOf(StandingPool pool, AssignmentProblem problem, int arc) {
        return StandingPool.sessionOf(pool.choice(problem.arcGroup()[arc]));
    }

    private static long costAfter(AssignmentProblem problem, AssignmentSession session, int patient, int... declined) {
        session.decline(patient, declined);
        return Settlement.costOf(problem, session.assignment());
    }

    private static long costWithNobodyMoved(AssignmentProblem problem, Assignment plan, int patient, int... declined) {
        int[] left = problem.capacity().clone();
        IntStream.range(0, problem.patients()).filter(plan::places).forEach(each -> left[plan.groupOf(each)]--);
        long best = problem.unplacedCost()[patient];
        for (int arc = problem.firstArc()[patient]; arc < problem.firstArc()[patient + 1]; arc++) {
            int open = arc;
            if (left[problem.arcGroup()[arc]] > 0 && IntStream.of(declined).noneMatch(each -> each == open)) {
                best = Math.min(best, problem.arcCost()[arc]);
            }
        }
        int had = plan.arcOf(patient);
        return plan.totalCost() - (had == UNPLACED ? 0 : problem.arcCost()[had]) + best;
    }
}
