package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSession;
import org.rebook.rebooking.plan.Move;
import org.rebook.rebooking.plan.Settlement;

/**
 * What the price of moving somebody for another's sake buys: every outpatient with a date declines once, at one price after
 * the other. The benefit is what a change costs less than when the decliner takes the best free place and nobody else is
 * moved; the whole of it is had where moving others costs nothing.
 */
final class UpheavalPrices {

    private static final long[] HALF_POINTS = {0, 10, 20, 40, 80, 120, 160, 180, 200, 240, 400};

    private final StandingPlan plan;

    UpheavalPrices(StandingPlan plan) {
        this.plan = plan;
    }

    /** Sums over all who decline. */
    private static final class Kept {

        private final long[] levels = new long[3];
        private double total;
        private long moved;
        private int declines;

        private void add(long[] gain, double inLimits, long others) {
            Arrays.setAll(levels, level -> levels[level] + gain[level]);
            total += inLimits;
            moved += others;
            declines++;
        }
    }

    void print() {
        System.out.printf(
                "%n%-12s %8s %14s %10s %10s %16s%n",
                "price", "moved", "of all cost %", "unplaced", "limits", "half points");
        Kept free = at(0);
        for (long price : HALF_POINTS) {
            Kept kept = at(price);
            System.out.printf(
                    "%-12s %8.3f %14.4f %10s %10s %16s%n",
                    price + " half",
                    kept.moved / (double) kept.declines,
                    100 * kept.total / free.total,
                    kept.levels[0] + "/" + free.levels[0],
                    kept.levels[1] + "/" + free.levels[1],
                    kept.levels[2] + "/" + free.levels[2]);
        }
    }

    private Kept at(long halfPoints) {
        Kept kept = new Kept();
        for (String name : plan.clinicPools()) {
            StandingPool pool = plan.pool(name);
            Assignment standing = pool.standing(pool.upheaval()).plan();
            for (int patient = 0; patient < standing.patients(); patient++) {
                if (standing.places(patient) && !pool.standing(pool.upheaval()).isPinned(patient)) {
                    decline(pool, standing, patient, halfPoints, kept);
                }
            }
        }
        return kept;
    }

    private static void decline(StandingPool pool, Assignment plan, int patient, long halfPoints, Kept kept) {
        AssignmentProblem problem = pool.asProblem();
        int[] declined = IntStream.range(problem.firstArc()[patient], problem.firstArc()[patient + 1])
                .filter(arc -> sessionOf(pool, problem, arc).equals(sessionOf(pool, problem, plan.arcOf(patient))))
                .toArray();
        long alone = costWithNobodyMoved(problem, plan, patient, declined);
        AssignmentSession session = pool.standing(
                        halfPoints * pool.costs().scale().weightOf(MoveCosts.POINTS))
                .session();
        List<Move> moves = session.decline(patient, declined);
        long cost = Settlement.costOf(problem, session.assignment());
        kept.add(
                pool.costs().scale().partsOfChange(cost, alone),
                (alone - cost) / (double) pool.costs().scale().weightOf(MoveCosts.BREACHES),
                moves.stream()
                        .filter(move -> move.patient() != patient && move.fromArc() != UNPLACED)
                        .count());
    }

    private static String sessionOf(StandingPool pool, AssignmentProblem problem, int arc) {
        return StandingPool.sessionOf(pool.choice(problem.arcGroup()[arc]));
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
