package org.rebook.rebooking.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSolver;

/** Another solver, written by others, must come to the same cost. */
class OracleTest {

    private static final int SEEDS = 300;

    @ParameterizedTest
    @EnumSource(MadeUp.Tightness.class)
    void orToolsFindsTheSameCostInMadeUpPools(MadeUp.Tightness tightness) {
        for (long seed = 0; seed < 5; seed++) {
            new MadeUp(MadeUp.Size.TRUST, tightness, seed, false)
                    .trusts()
                    .flatMap(trust -> trust.clinics().stream())
                    .forEach(pool -> compare(pool.clinic()));
        }
    }

    @Test
    void orToolsFindsTheSameCostInSmallPoolsOfEveryKind() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SampleInstances.small(seed, 40, 0).clinics().forEach(OracleTest::compare);
        }
    }

    private static void compare(Clinic clinic) {
        AssignmentProblem problem = clinic.toProblem();
        if (problem.patients() > 0) {
            assertThat(AssignmentSolver.solve(problem).totalCost())
                    .isEqualTo(OrTools.solve(problem).cost());
        }
    }
}
