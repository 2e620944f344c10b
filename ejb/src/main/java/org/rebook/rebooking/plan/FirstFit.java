package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Arrays;

/** Plans as clerks do: patients in order of priority, each the earliest place still free. The baseline to beat. */
public final class FirstFit {

    private FirstFit() {}

    /**
     * Takes the lowest numbered group as the earliest, and of two arcs into it the cheaper; the plan carries no prices.
     *
     * @param order every patient once, the most pressing first
     */
    public static Assignment plan(AssignmentProblem problem, int[] order) {
        requireEverybodyOnce(problem, order);
        int[] free = problem.capacity().clone();
        int[] group = new int[problem.patients()];
        int[] arc = new int[problem.patients()];
        Arrays.fill(group, UNPLACED);
        Arrays.fill(arc, UNPLACED);
        long total = 0;
        for (int patient : order) {
            int chosen = earliest(problem, patient, free);
            if (chosen == UNPLACED) {
                total = Math.addExact(total, problem.unplacedCost()[patient]);
            } else {
                arc[patient] = chosen;
                group[patient] = problem.arcGroup()[chosen];
                free[group[patient]]--;
                total = Math.addExact(total, problem.arcCost()[chosen]);
            }
        }
        return new Assignment(group, arc, new long[problem.groups()], new long[problem.patients()], total);
    }

    private static int earliest(AssignmentProblem problem, int patient, int[] free) {
        int best = UNPLACED;
        for (int arc = problem.firstArc()[patient]; arc < problem.firstArc()[patient + 1]; arc++) {
            if (free[problem.arcGroup()[arc]] > 0 && (best == UNPLACED || isEarlier(problem, arc, best))) {
                best = arc;
            }
        }
        return best;
    }

    private static boolean isEarlier(AssignmentProblem problem, int arc, int other) {
        int group = problem.arcGroup()[arc];
        int otherGroup = problem.arcGroup()[other];
        return group < otherGroup || (group == otherGroup && problem.arcCost()[arc] < problem.arcCost()[other]);
    }

    private static void requireEverybodyOnce(AssignmentProblem problem, int[] order) {
        if (order.length != problem.patients()) {
            throw new IllegalArgumentException(
                    "The order names %d patients, the problem has %d.".formatted(order.length, problem.patients()));
        }
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        for (int patient = 0; patient < sorted.length; patient++) {
            if (sorted[patient] != patient) {
                throw new IllegalArgumentException(
                        "The order must name every patient once, but patient %d is amiss.".formatted(patient));
            }
        }
    }
}
