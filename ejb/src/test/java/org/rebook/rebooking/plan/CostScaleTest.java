package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rebook.rebooking.plan.CostScale.Level;

class CostScaleTest {

    private final CostScale scale = CostScale.of(50, List.of("unplaced", "breaches", "delay"), 1, 3, 126 * 126);

    @Test
    void oneUnitOutweighsEverythingBelowItForAllPatients() {
        assertThat(scale.cost(1, 0, 0)).isGreaterThan(50 * scale.cost(0, 3, 126 * 126));
        assertThat(scale.cost(0, 1, 0)).isGreaterThan(50 * scale.cost(0, 0, 126 * 126));
        assertThat(scale.cost(0, 0, 1)).isEqualTo(1);
    }

    @Test
    void readsATotalBackLevelByLevel() {
        long total = 30 * scale.cost(1, 3, 126 * 126) + 20 * scale.cost(0, 2, 7);
        assertThat(scale.partsOf(total)).containsExactly(30, 130, 30 * 126 * 126 + 140);
    }

    @Test
    void countsOnlyThePatientsALevelConcerns() {
        CostScale twoUrgent = CostScale.of(new Level("urgent unplaced", 1, 2), new Level("delay", 100, 50));
        assertThat(twoUrgent.weightOf(0)).isEqualTo(5001);
    }

    @Test
    void refusesLevelsThatDoNotFitWithTheLevelAndAWayOut() {
        assertThatThrownBy(() -> CostScale.of(1_000_000, List.of("a", "b", "c", "d"), 1, 1000, 1000, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Level 'b' (up to 1000 for each of 1000000 patients)")
                .hasMessageContaining("Maybe lower the greatest value");
    }

    @Test
    void refusesAValueAboveItsLevel() {
        assertThatThrownBy(() -> scale.cost(0, 4, 0)).hasMessage("Level 'breaches' runs from 0 to 3, not to 4.");
    }

    @Test
    void itsDearestPlanIsStillAProblemThePlannerAccepts() {
        CostScale wide = CostScale.of(1000, List.of("unplaced", "breaches", "delay"), 1, 10, 100_000);
        long[] dearest = new long[1000];
        Arrays.fill(dearest, wide.cost(1, 10, 100_000));
        AssignmentProblem pool = new AssignmentProblem(new int[0], new int[1001], new int[0], new long[0], dearest);
        assertThat(wide.partsOf(AssignmentSolver.solve(pool).totalCost())).containsExactly(1000, 10_000, 100_000_000);
    }
}
