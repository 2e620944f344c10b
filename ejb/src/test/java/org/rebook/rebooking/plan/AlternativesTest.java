package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AlternativesTest {

    private static final int ALL = 1000;

    @Test
    void costExactlyWhatTheBestPlanWithThatPlaceCostsMore() {
        LongStream.range(0, 3000).forEach(seed -> {
            AssignmentProblem pool = SamplePools.small(seed);
            Assignment plan = AssignmentSolver.solve(pool);
            IntStream.range(0, pool.patients()).forEach(patient -> Alternatives.of(pool, plan, patient, ALL)
                    .forEach(other -> assertThat(other.costToPlan())
                            .as("pool %d, patient %d, arc %d", seed, patient, other.arc())
                            .isEqualTo(EveryPlan.leastCost(pool, patient, other.arc()) - plan.totalCost())));
        });
    }

    @Test
    void nameEveryOtherPlaceThatExists() {
        LongStream.range(0, 500).forEach(seed -> {
            AssignmentProblem pool = SamplePools.small(seed);
            Assignment plan = AssignmentSolver.solve(pool);
            IntStream.range(0, pool.patients()).forEach(patient -> assertThat(Alternatives.of(pool, plan, patient, ALL))
                    .extracting(Alternative::arc)
                    .containsExactlyInAnyOrderElementsOf(otherArcs(pool, plan, patient)));
        });
    }

    @Test
    void comeRankedAndTheFirstFewAreTheFirstOfAll() {
        LongStream.range(0, 50).forEach(seed -> {
            AssignmentProblem pool = SamplePools.clinic(seed, 120, 40);
            Alternatives alternatives = Alternatives.in(pool, AssignmentSolver.solve(pool));
            IntStream.range(0, pool.patients()).forEach(patient -> {
                List<Alternative> all = alternatives.of(patient, ALL);
                assertThat(all).isSortedAccordingTo(Comparator.comparingLong(Alternative::costToPlan));
                assertThat(alternatives.of(patient, 2)).isEqualTo(all.subList(0, Math.min(2, all.size())));
            });
        });
    }

    @Test
    void tellWhatTheOthersLoseApartFromThePatient() {
        AssignmentProblem oneEarlyPlace = SamplePools.of(
                new int[] {1, 1},
                List.of(List.of(new long[] {0, 1}, new long[] {1, 9}), List.of(new long[] {0, 2}, new long[] {1, 5})),
                new long[] {100, 100});

        List<Alternative> late = Alternatives.of(oneEarlyPlace, AssignmentSolver.solve(oneEarlyPlace), 1, 1);

        assertThat(late).containsExactly(new Alternative(2, 0, 5, 8));
    }

    private static List<Integer> otherArcs(AssignmentProblem pool, Assignment plan, int patient) {
        return IntStream.range(pool.firstArc()[patient], pool.firstArc()[patient + 1])
                .filter(arc -> arc != plan.arcOf(patient) && pool.capacity()[pool.arcGroup()[arc]] > 0)
                .boxed()
                .toList();
    }
}
