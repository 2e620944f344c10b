package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Small trusts in which the tied compete for every place: the best plan, as another solver finds it. */
class CrowdedTrustsTest {

    private static final int TRUSTS = 60;
    private static final int RINGS = 400;

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

    @Test
    void costNoMoreThanAnyPlanWhereOperationsAreTiedInRings() {
        int proven = 0;
        for (long seed = 0; seed < RINGS; seed++) {
            TiedProblem trust = CrowdedTrusts.aroundATheatre(seed);
            TiedPlan plan = TiedPlanner.plan(trust, seed);
            assertThat(TiedPlanCheck.faultsOf(trust, plan)).as("trust %d", seed).isEmpty();
            assertThat(plan.cost()).as("cost of %d", seed).isEqualTo(EveryTiedPlan.leastCost(trust));
            proven += plan.isProvenOptimal() ? 1 : 0;
        }
        assertThat(proven).isGreaterThanOrEqualTo(RINGS * 98 / 100);
    }
}
