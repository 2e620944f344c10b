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
        assertThat(faults(planned(new int[] {0, -1}, 103, 103, 103))).isEmpty();
    }

    @Test
    void rejectsAListThatRunsOver() {
        assertThat(faults(planned(new int[] {0, 0}, 6, 103, 6)))
                .containsExactly("List 0 runs over with a chance of 0.8116, above 0.1500.");
    }

    @Test
    void rejectsAListTheOperationMayNotGoOn() {
        assertThat(faults(planned(new int[] {1, -1}, 100, 103, 100)))
                .containsExactly("Operation 0 may not go on list 1.");
    }

    @Test
    void rejectsAWrongTotal() {
        assertThat(faults(planned(new int[] {0, -1}, 102, 103, 102)))
                .containsExactly("The plan says it costs 102, but its lists cost 103.");
    }

    @Test
    void rejectsABoundAboveTheCostAndACostAboveBestFit() {
        assertThat(faults(planned(new int[] {0, -1}, 103, 103, 104))).hasSize(1);
        assertThat(faults(planned(new int[] {0, -1}, 103, 102, 90))).hasSize(1);
    }

    @Test
    void rejectsAPlanOfAnotherSize() {
        assertThat(faults(planned(new int[] {0}, 103, 103, 103)))
                .containsExactly("The plan has 1 operations, the problem 2.");
    }

    @Test
    void rejectsAnOrderThatForgetsOrRepeatsOrInvents() {
        assertThat(faults(new ListPlan(new int[] {0, -1}, new int[][] {{}, {}}, 103, 103, 103)))
                .containsExactly("Operation 0 has 0 turns on the lists, not 1.");
        assertThat(faults(new ListPlan(new int[] {0, -1}, new int[][] {{0, 0}, {}}, 103, 103, 103)))
                .containsExactly("Operation 0 has 2 turns on the lists, not 1.");
        assertThat(faults(new ListPlan(new int[] {0, -1}, new int[][] {{0}, {1}}, 103, 103, 103)))
                .containsExactly("List 1 gives a turn to operation 1, which is not on it.");
        assertThat(faults(new ListPlan(new int[] {0, -1}, new int[][] {{0}}, 103, 103, 103)))
                .containsExactly("The plan orders 1 lists, the problem has 2.");
    }

    @Test
    void rejectsAnAdultBeforeAnInfant() {
        ListProblem infantLast = sharing(new Limit("bed", 0, 9));
        ListPlan adultFirst = new ListPlan(new int[] {0, 0}, new int[][] {{0, 1}, {}}, 0, 0, 0);
        assertThat(ListPlanCheck.faultsOf(infantLast, adultFirst))
                .containsExactly("On list 0 operation 1 (turn 0) comes after one whose turn is 9: [0, 1].");
        assertThat(ListPlanCheck.faultsOf(infantLast, ListPlan.inTurn(infantLast, new int[] {0, 0}, 0, 0, 0)))
                .isEmpty();
    }

    @Test
    void rejectsMorePatientsThanBedsOnEveryDayOfTheirStay() {
        ListPlan both = ListPlan.inTurn(sharing(), new int[] {0, 1}, 0, 0, 0);
        assertThat(ListPlanCheck.faultsOf(sharing(new Limit("bed", 0, 1)), both))
                .isEmpty();
        assertThat(ListPlanCheck.faultsOf(sharing(new Limit("bed", 1, 1)), both))
                .containsExactly("'bed' is used 2 times on day 1, but there are 1.");
        assertThat(ListPlanCheck.faultsOf(sharing(new Limit("bed", 2, 0)), both))
                .containsExactly("'bed' is used 1 times on day 2, but there are 0.");
        assertThat(ListPlanCheck.faultsOf(sharing(new Limit("bed", 3, 0)), both))
                .isEmpty();
    }

    /** An adult and an infant who stay two nights each; list 0 is today, list 1 tomorrow. */
    private static ListProblem sharing(Limit... limits) {
        int[] either = {0, 1};
        List<Use> stay = List.of(new Use("bed", 2));
        return new ListProblem(
                List.of(
                        new Operation(30, 0, 10, Operation.ANY_TURN, stay, either, new long[2], 9),
                        new Operation(30, 0, 10, 0, stay, either, new long[2], 9)),
                List.of(new TheatreList(0, 540, 240, 0, 0), new TheatreList(1, 540, 240, 0, 0)),
                OverrunRule.STANDARD,
                List.of(limits),
                List.of());
    }

    private ListPlan planned(int[] listOf, long cost, long bestFit, long bound) {
        return ListPlan.inTurn(oneHalfDay, listOf, cost, bestFit, bound);
    }

    private List<String> faults(ListPlan plan) {
        return ListPlanCheck.faultsOf(oneHalfDay, plan);
    }
}
