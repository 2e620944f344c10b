package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rebook.policy.RuleSet;

class MoveCostsTest {

    private static final Circumstances NOW =
            new Circumstances(Instant.parse("2016-04-12T09:00:00Z"), List.of(), RuleSet.current());

    @Test
    void keepsEveryLevelAboveTheSumOfTheLesserOnes() {
        for (int patients : new int[] {1, 500, 6_000, 6_236, 20_000}) {
            List<Long> weights = new MoveCosts(patients, NOW).weights();
            assertThat(weights.get(1)).as("%d patients", patients).isEqualTo(10_000L * patients + 1);
            assertThat(weights.get(0))
                    .as("%d patients", patients)
                    .isEqualTo(8L * patients * weights.get(1) + weights.get(1));
        }
    }

    @Test
    void countsASpecialtyGroupsWorthOfLinkedPatientsTogether() {
        MoveCosts costs = new MoveCosts(6_236, NOW);
        long[] parts = costs.partsOf(
                6_000 * costs.weights().get(0) + 3 * costs.weights().get(1) + 7);
        assertThat(parts).containsExactly(6_000, 3, 7);
    }
}
