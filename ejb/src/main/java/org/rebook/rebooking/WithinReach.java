package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentProblem;

/**
 * Which places of a pool can be in a plan that is cheaper by so much at the most. Its patients have what is best for each at
 * what the places are worth now; whoever would lose more than that elsewhere stays in every such plan.
 */
final class WithinReach {

    private final AssignmentProblem problem;
    private final Assignment now;
    private final long saving;

    WithinReach(AssignmentProblem problem, Assignment now, long saving) {
        this.problem = problem;
        this.now = now;
        this.saving = saving;
    }

    boolean has(int patient, int arc) {
        int own = now.arcOf(patient);
        return arc == own || costAt(patient, arc) - costAt(patient, own) < saving;
    }

    private long costAt(int patient, int arc) {
        return arc == UNPLACED
                ? problem.unplacedCost()[patient]
                : problem.arcCost()[arc] + now.priceOfGroup(problem.arcGroup()[arc]);
    }

    /** Whether there is anything else for the patient than what they have. */
    boolean hasOther(int patient) {
        int own = now.arcOf(patient);
        for (int arc = problem.firstArc()[patient]; arc < problem.firstArc()[patient + 1]; arc++) {
            if (arc != own && has(patient, arc)) {
                return true;
            }
        }
        return own != UNPLACED && has(patient, UNPLACED);
    }
}
