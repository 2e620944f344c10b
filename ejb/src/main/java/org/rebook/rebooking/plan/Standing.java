package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A plan of which only the places are known, made ready to be changed: prices that prove it, and who has to stay put.
 *
 * <p>Whoever an optimal plan would move even at the price of the upheaval was placed for a reason that the problem does not
 * know, and is pinned; the others are proven to be best where they are.
 */
public final class Standing {

    private final AssignmentProblem problem;
    private final long upheaval;
    private final int[] arcOf;
    private final boolean[] pinned;
    private final Assignment plan;
    private @Nullable AssignmentSession ready;

    private Standing(AssignmentProblem problem, int[] arcOf, long upheaval, boolean[] pinned) {
        this.problem = problem;
        this.upheaval = upheaval;
        this.arcOf = arcOf;
        this.pinned = pinned;
        this.plan = proven();
    }

    /**
     * @param arcOf the arc of each patient, or {@link Assignment#UNPLACED}
     * @param pinned who must not be moved by anybody else's change
     */
    public static Standing of(AssignmentProblem problem, int[] arcOf, long upheaval, boolean[] pinned) {
        return new Standing(problem, arcOf.clone(), upheaval, pinned.clone());
    }

    /** The plan with prices, at costs without upheaval. */
    public Assignment plan() {
        return plan;
    }

    public boolean isPinned(int patient) {
        return pinned[patient];
    }

    /** A session of its own for each who asks; proven once. */
    public synchronized AssignmentSession session() {
        if (ready == null) {
            ready = Settlement.sessionOn(problem, plan, upheaval, allPinned());
        }
        return ready.copy();
    }

    private int[] allPinned() {
        return IntStream.range(0, pinned.length)
                .filter(patient -> pinned[patient])
                .toArray();
    }

    private Assignment proven() {
        Assignment bare = assignment(new long[problem.groups()]);
        AssignmentProblem settled = Settlement.costs(problem, bare, upheaval);
        while (true) {
            Assignment best = AssignmentSolver.solve(withoutPinned(settled));
            boolean holds = true;
            if (costOfFree(best, settled) != costOfFree(bare, settled)) {
                for (int patient = 0; patient < arcOf.length; patient++) {
                    if (!pinned[patient] && best.arcOf(patient) != arcOf[patient]) {
                        pinned[patient] = true;
                        holds = false;
                    }
                }
            }
            if (holds) {
                long[] prices = new long[problem.groups()];
                for (int group = 0; group < prices.length; group++) {
                    prices[group] = best.priceOfGroup(group);
                }
                return assignment(prices);
            }
        }
    }

    /** The pinned keep their places, and nobody asks for them. */
    private AssignmentProblem withoutPinned(AssignmentProblem settled) {
        int[] capacity = settled.capacity().clone();
        long[] cost = settled.arcCost().clone();
        long[] unplaced = settled.unplacedCost().clone();
        for (int patient = 0; patient < arcOf.length; patient++) {
            if (!pinned[patient]) {
                continue;
            }
            if (arcOf[patient] != UNPLACED) {
                capacity[settled.arcGroup()[arcOf[patient]]]--;
            }
            unplaced[patient] = 0;
            for (int arc = settled.firstArc()[patient]; arc < settled.firstArc()[patient + 1]; arc++) {
                cost[arc] = 1;
            }
        }
        return new AssignmentProblem(capacity, settled.firstArc(), settled.arcGroup(), cost, unplaced);
    }

    private long costOfFree(Assignment assignment, AssignmentProblem settled) {
        long cost = 0;
        for (int patient = 0; patient < arcOf.length; patient++) {
            if (!pinned[patient]) {
                int arc = assignment.arcOf(patient);
                cost += arc == UNPLACED ? settled.unplacedCost()[patient] : settled.arcCost()[arc];
            }
        }
        return cost;
    }

    private Assignment assignment(long[] prices) {
        int[] group = new int[arcOf.length];
        long[] patientPrice = new long[arcOf.length];
        long total = 0;
        for (int patient = 0; patient < arcOf.length; patient++) {
            int arc = arcOf[patient];
            group[patient] = arc == UNPLACED ? UNPLACED : problem.arcGroup()[arc];
            long cost = arc == UNPLACED ? problem.unplacedCost()[patient] : problem.arcCost()[arc];
            patientPrice[patient] = arc == UNPLACED ? cost : cost + prices[group[patient]];
            total += cost;
        }
        return new Assignment(group, arcOf, prices, patientPrice, total);
    }
}
