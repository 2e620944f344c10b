package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Small trusts in which the tied compete for every place: the best plan, as another solver finds it. */
class CrowdedTrustsTest {

    private static final int TRUSTS = 60;

    @Test
    void costNoMoreThanAnotherSolverFindsAndNoBoundIsTooHigh() {
        for (long seed = 0; seed < TRUSTS; seed++) {
            TiedProblem trust = CrowdedTrusts.of(seed);
            TiedPlan plan = TiedPlanner.plan(trust, seed);
            long least = CpSat.leastCost(trust);
            assertThat(TiedPlanCheck.faultsOf(trust, plan)).as("trust %d", seed).isEmpty();
            assertThat(plan.cost()).as("cost of %d", seed).isEqualTo(least);
            assertThat(plan.bound()).as("bound of %d", seed).isLessThanOrEqualTo(least);
        }
    }
}
