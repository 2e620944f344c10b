package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final long UPHEAVAL = 7;

    /** Who declines the early place (0) goes last (2) at 14, or second (1) at 9 when the other goes first for 3 less. */
    private final AssignmentProblem threePlaces = SamplePools.of(
            new int[] {1, 1, 1},
            List.of(
                    List.of(new long[] {0, 1}, new long[] {1, 9}, new long[] {2, 14}),
                    List.of(new long[] {0, 2}, new long[] {1, 5})),
            new long[] {100, 90});

    private final Assignment plan = AssignmentSolver.solve(threePlaces);

    @Test
    void aStandingPlanIsTheBestPlanOfItsSettlementByTheSamePrices() {
        LongStream.range(0, 2000).forEach(seed -> {
            AssignmentProblem pool = SamplePools.small(seed);
            Assignment standing = AssignmentSolver.solve(pool);
            AssignmentSession session = Settlement.sessionOn(pool, standing, UPHEAVAL);
            assertThat(AssignmentCertificate.faultsOf(session.problem(), session.assignment()))
                    .isEmpty();
            assertThat(Move.between(standing, session.assignment())).isEmpty();
            assertThat(session.assignment().totalCost()).isEqualTo(standing.totalCost());
        });
    }

    @Test
    void everyChangeIsTheBestOfAllPossiblePlansWithTheUpheavalCounted() {
        LongStream.range(0, 1500).forEach(seed -> {
            Random random = new Random(seed);
            AssignmentProblem pool = SamplePools.random(random, 5, 4, 20);
            AssignmentSession session = Settlement.sessionOn(pool, AssignmentSolver.solve(pool), random.nextInt(30));
            for (int change = 0; change < 8; change++) {
                Assignment before = session.assignment();
                RandomChange.Made made = RandomChange.made(session, random);
                String when = "pool %d, change %d: %s".formatted(seed, change, made.what());
                assertThat(made.moves()).as(when).isEqualTo(Move.between(before, session.assignment()));
                assertThat(AssignmentCertificate.faultsOf(session.problem(), session.assignment()))
                        .as(when)
                        .isEmpty();
                assertThat(session.assignment().totalCost()).as(when).isEqualTo(EveryPlan.leastCost(session.problem()));
            }
        });
    }

    @Test
    void aChangeInALargerClinicIsProvenAndItsMovesAreToldInFull() {
        LongStream.range(0, 20).forEach(seed -> {
            Random random = new Random(seed);
            AssignmentProblem pool = SamplePools.clinic(seed, 150, 60);
            AssignmentSession session = Settlement.sessionOn(pool, AssignmentSolver.solve(pool), UPHEAVAL);
            for (int change = 0; change < 60; change++) {
                Assignment before = session.assignment();
                RandomChange.Made made = RandomChange.made(session, random);
                assertThat(made.moves()).as(made.what()).isEqualTo(Move.between(before, session.assignment()));
                assertThat(AssignmentCertificate.faultsOf(session.problem(), session.assignment()))
                        .as(made.what())
                        .isEmpty();
            }
        });
    }

    @Test
    void nobodyWhoHasBeenToldIsMovedButByTheirOwnWishOrBecauseTheSessionIsLost() {
        LongStream.range(0, 400).forEach(seed -> {
            Random random = new Random(seed);
            AssignmentProblem pool = SamplePools.random(random, 8, 5, 30);
            Assignment standing = AssignmentSolver.solve(pool);
            AssignmentSession session = Settlement.sessionOn(pool, standing, UPHEAVAL);
            int[] told = IntStream.range(0, pool.patients())
                    .filter(patient -> patient % 2 == 0 && standing.places(patient))
                    .toArray();
            IntStream.of(told).forEach(patient -> session.pin(patient, standing.arcOf(patient)));
            for (int patient = 1; patient < pool.patients(); patient += 2) {
                if (session.assignment().places(patient)) {
                    session.decline(patient, session.assignment().arcOf(patient));
                }
            }
            session.addPatient(new int[] {0, 1}, new long[] {0, 0}, 1000);
            assertThat(IntStream.of(told).map(session.assignment()::arcOf))
                    .containsExactly(
                            IntStream.of(told).map(standing::arcOf).boxed().toArray(Integer[]::new));
        });
    }

    @Test
    void aDeclineThatIsTakenBackCostsNothing() {
        LongStream.range(0, 2000).forEach(seed -> {
            AssignmentProblem pool = SamplePools.small(seed);
            Assignment standing = AssignmentSolver.solve(pool);
            AssignmentSession session = Settlement.sessionOn(pool, standing, UPHEAVAL);
            IntStream.range(0, pool.patients()).filter(standing::places).forEach(patient -> {
                session.forbid(patient, standing.arcOf(patient));
                session.permit(patient, standing.arcOf(patient));
                assertThat(session.assignment().totalCost()).isEqualTo(standing.totalCost());
            });
        });
    }

    @Test
    void aLostSessionIsLostWholeAndForThePinnedToo() {
        LongStream.range(0, 1500).forEach(seed -> {
            Random random = new Random(seed);
            AssignmentProblem pool = SamplePools.random(random, 6, 5, 20);
            AssignmentSession session = Settlement.sessionOn(pool, AssignmentSolver.solve(pool), UPHEAVAL);
            RandomChange.made(session, random);
            session.lose(0, 2);
            Assignment after = session.assignment();
            assertThat(IntStream.range(0, after.patients()).map(after::groupOf)).doesNotContain(0, 2);
            assertThat(AssignmentCertificate.faultsOf(session.problem(), after)).isEmpty();
            assertThat(after.totalCost()).isEqualTo(EveryPlan.leastCost(session.problem()));
        });
    }

    @Test
    void nobodyElseIsMovedForLessThanTheUpheaval() {
        AssignmentSession session = Settlement.sessionOn(threePlaces, plan, 9);
        assertThat(session.forbid(0, 0)).containsExactly(new Move(0, 0, 2));
    }

    @Test
    void othersAreMovedForMoreThanTheUpheaval() {
        AssignmentSession session = Settlement.sessionOn(threePlaces, plan, 7);
        assertThat(session.forbid(0, 0)).containsExactly(new Move(0, 0, 1), new Move(1, 4, 3));
    }

    @Test
    void whoeverDeclinesADateTheyWereToldIsGivenAnotherAndNobodyElse() {
        AssignmentSession session = Settlement.sessionOn(threePlaces, plan, 0);
        session.pin(0, 0);
        session.pin(1, 4);
        assertThat(session.decline(0, 0)).containsExactly(new Move(0, 0, 2));
    }

    @Test
    void theSavingOfOneMorePlaceIsTheDifferenceOfTwoPlans() {
        LongStream.range(0, 3000).forEach(seed -> {
            AssignmentProblem pool = SamplePools.small(seed);
            AssignmentSession session = AssignmentSession.of(pool);
            Assignment before = session.assignment();
            IntStream.range(0, pool.groups()).forEach(group -> {
                OneMorePlace more = session.oneMorePlace(group);
                assertThat(more.saving())
                        .as("pool %d, group %d", seed, group)
                        .isEqualTo(before.totalCost() - EveryPlan.leastCost(SamplePools.withOneMorePlace(pool, group)))
                        .isLessThanOrEqualTo(before.priceOfGroup(group));
                AssignmentSession added = AssignmentSession.of(pool);
                List<Move> moves = added.addPlaces(group, 1);
                List<Integer> given = moves.stream()
                        .filter(move -> move.fromArc() == UNPLACED)
                        .map(Move::patient)
                        .toList();
                assertThat(given).isEqualTo(more.seated() == UNPLACED ? List.of() : List.of(more.seated()));
            });
        });
    }

    @Test
    void anUpheavalBelowNothingIsRefused() {
        assertThatThrownBy(() -> Settlement.costs(threePlaces, plan, -1))
                .hasMessage("The upheaval cannot cost less than nothing: -1.");
    }
}
