package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StandingTest {

    @Test
    void anOptimalPlanStandsWithNobodyPinned() {
        LongStream.range(0, 2000).forEach(seed -> {
            AssignmentProblem pool = SamplePools.small(seed);
            Assignment plan = AssignmentSolver.solve(pool);
            Standing standing = Standing.of(pool, arcsOf(plan), 3, new boolean[pool.patients()]);
            assertThat(IntStream.range(0, pool.patients()).filter(standing::isPinned))
                    .isEmpty();
            assertThat(standing.plan().totalCost()).isEqualTo(plan.totalCost());
        });
    }

    @Test
    void aPlanMadeOtherwiseStandsAndOnlyTheChangedAreMoved() {
        LongStream.range(0, 2000).forEach(seed -> {
            Random random = new Random(seed);
            AssignmentProblem pool = SamplePools.small(seed);
            Assignment byFirstFit = FirstFit.plan(pool, SamplePools.inOrder(pool.patients()));
            boolean[] pinned = new boolean[pool.patients()];
            for (int patient = 0; patient < pinned.length; patient++) {
                pinned[patient] = random.nextInt(4) == 0;
            }
            Standing standing = Standing.of(pool, arcsOf(byFirstFit), random.nextInt(20), pinned);
            AssignmentSession session = standing.session();
            assertThat(arcsOf(session.assignment())).isEqualTo(arcsOf(byFirstFit));
            for (int patient = 0; patient < pinned.length; patient++) {
                if (!pinned[patient] && session.assignment().places(patient) && !standing.isPinned(patient)) {
                    session.decline(patient, session.assignment().arcOf(patient));
                }
            }
            assertThat(AssignmentCertificate.faultsOf(session.problem(), session.assignment()))
                    .isEmpty();
            assertThat(session.assignment().totalCost()).isEqualTo(EveryPlan.leastCost(session.problem()));
            for (int patient = 0; patient < pinned.length; patient++) {
                if (standing.isPinned(patient)) {
                    assertThat(session.assignment().arcOf(patient)).isEqualTo(byFirstFit.arcOf(patient));
                }
            }
        });
    }

    private static int[] arcsOf(Assignment plan) {
        int[] arcs = new int[plan.patients()];
        Arrays.setAll(arcs, patient -> plan.places(patient) ? plan.arcOf(patient) : UNPLACED);
        return arcs;
    }
}
