package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Arrays;

/** Tries every plan of a small pool. */
final class EveryPlan {

    /** Leaves the choice of a patient's arc open. */
    static final int ANY = -2;

    private final AssignmentProblem problem;
    private final int[] forced;
    private final int[] free;

    private EveryPlan(AssignmentProblem problem, int[] forced) {
        this.problem = problem;
        this.forced = forced;
        this.free = problem.capacity().clone();
    }

    static long leastCost(AssignmentProblem problem) {
        int[] forced = new int[problem.patients()];
        Arrays.fill(forced, ANY);
        return leastCost(problem, forced);
    }

    static long leastCost(AssignmentProblem problem, int patient, int arc) {
        int[] forced = new int[problem.patients()];
        Arrays.fill(forced, ANY);
        forced[patient] = arc;
        return leastCost(problem, forced);
    }

    /** A great number when the forced arcs do not fit together. */
    static long leastCost(AssignmentProblem problem, int[] forced) {
        return new EveryPlan(problem, forced).from(0);
    }

    private long from(int patient) {
        if (patient == problem.patients()) {
            return 0;
        }
        long least = Long.MAX_VALUE / 2;
        if (forced[patient] == ANY || forced[patient] == UNPLACED) {
            least = problem.unplacedCost()[patient] + from(patient + 1);
        }
        for (int arc = problem.firstArc()[patient]; arc < problem.firstArc()[patient + 1]; arc++) {
            int group = problem.arcGroup()[arc];
            if (free[group] > 0 && (forced[patient] == ANY || forced[patient] == arc)) {
                free[group]--;
                least = Math.min(least, problem.arcCost()[arc] + from(patient + 1));
                free[group]++;
            }
        }
        return least;
    }
}
