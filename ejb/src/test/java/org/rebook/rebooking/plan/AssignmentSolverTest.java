package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AssignmentSolverTest {

    private static final int POOLS = 4000;

    @Test
    void findsTheLeastCostOfEveryPossiblePlan() {
        LongStream.range(0, POOLS).forEach(seed -> {
            AssignmentProblem pool = SamplePools.small(seed);
            assertThat(AssignmentSolver.solve(pool).totalCost())
                    .as("pool %d", seed)
                    .isEqualTo(EveryPlan.leastCost(pool));
        });
    }

    @Test
    void provesEveryPlanItMakes() {
        LongStream.range(0, POOLS).forEach(seed -> assertProven(SamplePools.small(seed)));
        LongStream.range(0, 40).forEach(seed -> assertProven(SamplePools.clinic(seed, 300, 150)));
    }

    @Test
    void oneMorePlaceNeverCostsMoreAndSavesAtMostItsPrice() {
        LongStream.range(0, 300).forEach(seed -> {
            AssignmentProblem pool = SamplePools.small(seed);
            Assignment plan = AssignmentSolver.solve(pool);
            IntStream.range(0, pool.groups()).forEach(group -> {
                Assignment roomier = AssignmentSolver.solve(SamplePools.withOneMorePlace(pool, group));
                assertThat(roomier.totalCost())
                        .isBetween(plan.totalCost() - plan.priceOfGroup(group), plan.totalCost());
            });
        });
    }

    @Test
    void withoutOnePatientTheOthersTogetherAreNeverWorseOff() {
        LongStream.range(0, 300).forEach(seed -> {
            AssignmentProblem pool = SamplePools.small(seed);
            Assignment plan = AssignmentSolver.solve(pool);
            IntStream.range(0, pool.patients()).forEach(patient -> {
                long own = plan.places(patient) ? pool.arcCost()[plan.arcOf(patient)] : pool.unplacedCost()[patient];
                assertThat(AssignmentSolver.solve(SamplePools.without(pool, patient))
                                .totalCost())
                        .isLessThanOrEqualTo(plan.totalCost() - own);
            });
        });
    }

    @Test
    void theOrderOfTheInputDoesNotChangeTheCost() {
        LongStream.range(0, 300).forEach(seed -> {
            AssignmentProblem pool = SamplePools.clinic(seed, 40, 15);
            assertThat(AssignmentSolver.solve(SamplePools.shuffled(pool, seed)).totalCost())
                    .isEqualTo(AssignmentSolver.solve(pool).totalCost());
        });
    }

    @Test
    void theSamePoolAlwaysGetsTheSamePlan() {
        assertThat(AssignmentSolver.solve(SamplePools.clinic(7, 200, 80)))
                .isEqualTo(AssignmentSolver.solve(SamplePools.clinic(7, 200, 80)));
    }

    @Test
    void displacesTwoWhereTakingThePlacesInTurnDisplacesFive() {
        AssignmentProblem uplift = manageYourAppointmentsUplift();

        Assignment plan = AssignmentSolver.solve(uplift);

        assertThat(plan.unplaced()).isEqualTo(2);
        assertThat(AssignmentCertificate.faultsOf(uplift, plan)).isEmpty();
        assertThat(FirstFit.plan(uplift, SamplePools.inOrder(10)).unplaced()).isEqualTo(5);
    }

    /** Sessions {A,B,D} and {A,B,C,E} with five places each are left for bookings 5 × A, 3 × D and 2 × F. */
    private static AssignmentProblem manageYourAppointmentsUplift() {
        List<long[]> serviceA = List.of(new long[] {0, 0}, new long[] {1, 0});
        List<long[]> serviceD = List.of(new long[] {0, 0});
        List<long[]> serviceF = List.of();
        List<List<long[]>> bookings = List.of(
                serviceA, serviceA, serviceA, serviceA, serviceA, serviceD, serviceD, serviceD, serviceF, serviceF);
        return SamplePools.of(
                new int[] {5, 5},
                bookings,
                LongStream.generate(() -> 1).limit(10).toArray());
    }

    private static void assertProven(AssignmentProblem pool) {
        assertThat(AssignmentCertificate.faultsOf(pool, AssignmentSolver.solve(pool)))
                .isEmpty();
    }
}
