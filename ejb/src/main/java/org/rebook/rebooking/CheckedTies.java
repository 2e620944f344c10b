package org.rebook.rebooking;

import org.rebook.rebooking.plan.TiedPlan;
import org.rebook.rebooking.plan.TiedPlanCheck;
import org.rebook.rebooking.plan.TiedPlanner;
import org.rebook.rebooking.plan.TiedProblem;

/**
 * Patients who hang together, planned, and the plan checked by what shares nothing with the planner.
 *
 * @param bound what the check proves that no plan costs less than
 */
record CheckedTies(TiedPlan plan, long bound) {

    /** @throws IllegalStateException when the plan does not hold; that is a fault of ours */
    static CheckedTies of(TiedProblem problem, long seed) {
        TiedPlan plan = TiedPlanner.plan(problem, seed);
        return new CheckedTies(plan, TiedPlanCheck.verdictOn(problem, plan).boundOrThrow());
    }

    long cost() {
        return plan.cost();
    }
}
