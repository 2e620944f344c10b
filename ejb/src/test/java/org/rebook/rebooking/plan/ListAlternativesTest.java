package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ListAlternativesTest {

    @Test
    void noListIsSaidToCostThePlanLessThanItDoes() {
        LongStream.range(0, 40).forEach(seed -> {
            ListProblem pool = SampleTheatres.sharing(seed, 5, 3);
            ListPlan plan = ListPacking.pack(pool, seed, ListPacking.USUAL_STEPS);
            ListAlternatives alternatives = ListAlternatives.in(pool, plan, any -> false);
            for (int operation = 0; operation < 5; operation++) {
                for (ListAlternative other : alternatives.of(operation, 3)) {
                    assertThat(other.list()).isNotEqualTo(plan.listOf()[operation]);
                    assertThat(plan.totalCost() + other.planAtMost())
                            .as("pool %d operation %d %s", seed, operation, other)
                            .isGreaterThanOrEqualTo(EveryPacking.leastCost(only(pool, operation, other)));
                }
            }
        });
    }

    @Test
    void saysWhatItCostsThatAnotherMakesRoom() {
        Operation routine = new Operation(200, 0, 0, new int[] {0, 1}, new long[] {5, 0}, 40);
        Operation urgent = new Operation(200, 0, 0, new int[] {0, 1}, new long[] {0, 7}, 90);
        ListProblem pool = new ListProblem(
                List.of(routine, urgent),
                List.of(new TheatreList(200, 0, 0), new TheatreList(200, 0, 0)),
                OverrunRule.STANDARD);
        ListPlan plan = ListPacking.pack(pool, 1, ListPacking.USUAL_STEPS);
        assertThat(plan.listOf()).containsExactly(1, 0);
        assertThat(ListAlternatives.in(pool, plan, any -> false).of(1, 3))
                .containsExactly(new ListAlternative(1, 7, 12));
        assertThat(ListAlternatives.in(pool, plan, operation -> operation == 0).of(1, 3))
                .isEmpty();
    }

    /** The pool if the operation had to go on that list. */
    private static ListProblem only(ListProblem pool, int operation, ListAlternative other) {
        List<Operation> operations = new ArrayList<>(pool.operations());
        Operation one = operations.get(operation);
        operations.set(
                operation,
                new Operation(
                        one.meanMinutes(),
                        one.variance(),
                        one.turnaroundMinutes(),
                        one.order(),
                        one.uses(),
                        new int[] {other.list()},
                        new long[] {other.cost()},
                        1_000_000_000));
        return pool.withOperations(operations);
    }
}
