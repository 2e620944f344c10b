package org.rebook.rebooking.plan;

/**
 * The costs of a plan that stands: whoever has a place gives it up only at a price, the upheaval.
 *
 * <p>Every other arc of a placed patient, and losing the place, costs the upheaval more. The plan stays optimal with the
 * same prices, and each later change is the cheapest with what it does to others counted in.
 */
public final class Settlement {

    private Settlement() {}

    /** A session that goes on from the plan, which must be proven optimal for all but those who stay where they are. */
    public static AssignmentSession sessionOn(
            AssignmentProblem problem, Assignment plan, long upheaval, int... pinned) {
        return AssignmentSession.resume(costs(problem, plan, upheaval), plan, pinned);
    }

    /** The problem with the upheaval in its costs. */
    public static AssignmentProblem costs(AssignmentProblem problem, Assignment plan, long upheaval) {
        if (upheaval < 0) {
            throw new IllegalArgumentException("The upheaval cannot cost less than nothing: %d.".formatted(upheaval));
        }
        long[] cost = problem.arcCost().clone();
        long[] unplaced = problem.unplacedCost().clone();
        for (int patient = 0; patient < problem.patients(); patient++) {
            if (!plan.places(patient)) {
                continue;
            }
            unplaced[patient] = Math.addExact(unplaced[patient], upheaval);
            for (int arc = problem.firstArc()[patient]; arc < problem.firstArc()[patient + 1]; arc++) {
                if (arc != plan.arcOf(patient)) {
                    cost[arc] = Math.addExact(cost[arc], upheaval);
                }
            }
        }
        return new AssignmentProblem(problem.capacity(), problem.firstArc(), problem.arcGroup(), cost, unplaced);
    }

    /** What a plan costs without the upheaval it took. */
    public static long costOf(AssignmentProblem problem, Assignment plan) {
        long cost = 0;
        for (int patient = 0; patient < problem.patients(); patient++) {
            cost += plan.places(patient) ? problem.arcCost()[plan.arcOf(patient)] : problem.unplacedCost()[patient];
        }
        return cost;
    }
}
