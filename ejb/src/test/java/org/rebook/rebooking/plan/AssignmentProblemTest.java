package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AssignmentProblemTest {

    @Test
    void acceptsTheGreatestTotalAndRefusesOneMore() {
        assertThat(withUnplacedCosts(AssignmentProblem.GREATEST_TOTAL - 1, 1).patients())
                .isEqualTo(2);
        assertThatThrownBy(() -> withUnplacedCosts(AssignmentProblem.GREATEST_TOTAL, 1))
                .hasMessageStartingWith("The dearest costs add up to more than");
    }

    @Test
    void refusesACostBelowZero() {
        assertThatThrownBy(() -> withUnplacedCosts(-1)).hasMessage("Patient 0 has a cost below zero: -1.");
    }

    @Test
    void refusesAnArcToAGroupThatIsNotThere() {
        assertThatThrownBy(() -> SamplePools.of(new int[] {1}, List.of(List.of(new long[] {1, 0})), new long[] {1}))
                .hasMessage("Arc 0 of patient 0 leads to group 1, but there are 1.");
    }

    @Test
    void refusesFewerPlacesThanNone() {
        assertThatThrownBy(() -> SamplePools.of(new int[] {-1}, List.of(), new long[0]))
                .hasMessage("Group 0 cannot have -1 places.");
    }

    @Test
    void refusesOffsetsThatFall() {
        assertThatThrownBy(() -> new AssignmentProblem(
                        new int[] {1}, new int[] {0, 2, 1}, new int[] {0}, new long[] {0}, new long[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static AssignmentProblem withUnplacedCosts(long... costs) {
        return new AssignmentProblem(new int[0], new int[costs.length + 1], new int[0], new long[0], costs);
    }
}
