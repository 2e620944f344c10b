package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AssignmentSessionTest {

    /** Two patients, the early place (0) and a late one (1). */
    private final AssignmentProblem twoPlaces = SamplePools.of(
            new int[] {1, 1},
            List.of(List.of(new long[] {0, 1}, new long[] {1, 9}), List.of(new long[] {0, 2}, new long[] {1, 5})),
            new long[] {100, 90});

    private final AssignmentSession session = AssignmentSession.of(twoPlaces);

    @Test
    void everyChangeLeavesTheCostOfPlanningAnewAndAProof() {
        LongStream.range(0, 1500).forEach(seed -> {
            Random random = new Random(seed);
            AssignmentSession changing = AssignmentSession.of(SamplePools.random(random, 8, 5, 30));
            for (int change = 0; change < 25; change++) {
                String what = RandomChange.make(changing, random);
                assertOptimal(changing, "pool %d, change %d: %s".formatted(seed, change, what));
            }
        });
    }

    @Test
    void everyChangeInALargerClinicIsProven() {
        LongStream.range(0, 20).forEach(seed -> {
            Random random = new Random(seed);
            AssignmentSession changing = AssignmentSession.of(SamplePools.clinic(seed, 150, 60));
            for (int change = 0; change < 60; change++) {
                String what = RandomChange.make(changing, random);
                assertOptimal(changing, "clinic %d, change %d: %s".formatted(seed, change, what));
            }
        });
    }

    @Test
    void changesCostWhatTheBestOfAllPossiblePlansCosts() {
        LongStream.range(0, 600).forEach(seed -> {
            Random random = new Random(seed);
            AssignmentSession changing = AssignmentSession.of(SamplePools.random(random, 5, 4, 20));
            for (int change = 0; change < 8; change++) {
                RandomChange.make(changing, random);
                assertThat(changing.assignment().totalCost()).isEqualTo(EveryPlan.leastCost(changing.problem()));
            }
        });
    }

    @Test
    void aDeclinedPlaceGoesToWhoeverGainsMost() {
        List<Move> moves = session.forbid(0, 0);
        assertThat(moves).containsExactly(new Move(0, 0, 1), new Move(1, 3, 2));
        assertThat(session.assignment().totalCost()).isEqualTo(11);
    }

    @Test
    void aPermittedArcIsTakenAgain() {
        session.forbid(0, 0);
        session.permit(0, 0);
        assertThat(session.assignment().totalCost()).isEqualTo(6);
    }

    @Test
    void aPinnedPatientKeepsThePlaceThatOthersNeedMore() {
        session.pin(1, 2);
        session.forbid(0, 1);
        assertThat(session.assignment().arcOf(1)).isEqualTo(2);
        assertThat(session.assignment().arcOf(0)).isEqualTo(UNPLACED);
        assertThat(AssignmentCertificate.faultsOf(session.problem(), session.assignment()))
                .isEmpty();
    }

    @Test
    void anUnpinnedPatientMovesOn() {
        session.pin(1, 2);
        session.unpin(1);
        assertThat(session.assignment().totalCost()).isEqualTo(6);
    }

    @Test
    void aLostPlaceLeavesTheCheaperPatientWithoutOne() {
        assertThat(session.removePlaces(1, 1)).containsExactly(new Move(1, 3, UNPLACED));
    }

    @Test
    void aWonPlaceIsFilledAtTheGreatestSaving() {
        assertThat(session.addPlaces(0, 1)).containsExactly(new Move(1, 3, 2));
    }

    @Test
    void aNewPatientIsSeated() {
        int urgent = session.addPatient(new int[] {0}, new long[] {0}, 1000).patient();
        assertThat(urgent).isEqualTo(2);
        assertThat(session.assignment().groupOf(urgent)).isZero();
        assertOptimal(session, "a new patient");
    }

    @Test
    void theLastPinnedPlaceOfAGroupCannotBeLost() {
        session.pin(0, 0);
        assertThatThrownBy(() -> session.removePlaces(0, 1))
                .hasMessage("Group 0 cannot lose 1 of its 1 places: 1 are pinned.");
    }

    @Test
    void nobodyIsPinnedWhereEverybodyIsPinned() {
        session.pin(0, 0);
        assertThatThrownBy(() -> session.pin(1, 2)).hasMessage("Group 0 has no place that anybody could leave.");
    }

    @Test
    void aPinnedPatientCannotBeForbiddenTheirPlace() {
        session.pin(0, 0);
        assertThatThrownBy(() -> session.forbid(0, 0)).hasMessage("Patient 0 is pinned or withdrawn.");
    }

    @Test
    void aPlanMadeEarlierIsResumed() {
        AssignmentSession resumed = AssignmentSession.resume(twoPlaces, AssignmentSolver.solve(twoPlaces));
        assertThat(resumed.forbid(0, 0)).isEqualTo(session.forbid(0, 0));
    }

    @Test
    void aPlanWithoutProofIsNotResumed() {
        Assignment byFirstFit = FirstFit.plan(twoPlaces, new int[] {1, 0});
        assertThatThrownBy(() -> AssignmentSession.resume(twoPlaces, byFirstFit))
                .hasMessageStartingWith("Only an optimal plan can be resumed.");
    }

    private static void assertOptimal(AssignmentSession changed, String when) {
        AssignmentProblem problem = changed.problem();
        assertThat(AssignmentCertificate.faultsOf(problem, changed.assignment()))
                .as(when)
                .isEmpty();
        assertThat(changed.assignment().totalCost())
                .as(when)
                .isEqualTo(AssignmentSolver.solve(problem).totalCost());
    }
}
