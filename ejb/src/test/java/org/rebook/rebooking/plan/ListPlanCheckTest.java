package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListPlanCheckTest {

    private final Operation hernia = new Operation(120, 400, 20, new int[] {0}, new long[] {3}, 100);
    private final ListProblem oneHalfDay = new ListProblem(
            List.of(hernia, hernia),
            List.of(new TheatreList(240, 0, 0), new TheatreList(480, 0, 0)),
            OverrunRule.STANDARD);

    @Test
    void acceptsAListThatEndsInTime() {
        assertThat(faults(new ListPlan(new int[] {0, -1}, 103, 103, 103))).isEmpty();
    }

    @Test
    void rejectsAListThatRunsOver() {
        assertThat(faults(new ListPlan(new int[] {0, 0}, 6, 103, 6)))
                .containsExactly("List 0 runs over with a chance of 0.8116, above 0.1500.");
    }

    @Test
    void rejectsAListTheOperationMayNotGoOn() {
        assertThat(faults(new ListPlan(new int[] {1, -1}, 100, 103, 100)))
                .containsExactly("Operation 0 may not go on list 1.");
    }

    @Test
    void rejectsAWrongTotal() {
        assertThat(faults(new ListPlan(new int[] {0, -1}, 102, 103, 102)))
                .containsExactly("The plan says it costs 102, but its lists cost 103.");
    }

    @Test
    void rejectsABoundAboveTheCostAndACostAboveBestFit() {
        assertThat(faults(new ListPlan(new int[] {0, -1}, 103, 103, 104))).hasSize(1);
        assertThat(faults(new ListPlan(new int[] {0, -1}, 103, 102, 90))).hasSize(1);
    }

    private List<String> faults(ListPlan plan) {
        return ListPlanCheck.faultsOf(oneHalfDay, plan);
    }
}
