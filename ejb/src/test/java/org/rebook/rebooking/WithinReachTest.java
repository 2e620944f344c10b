package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSolver;

/** What is not looked at when better places are looked for is in no better plan (hazard H03). */
class WithinReachTest {

    private static final int POOLS = 500;
    private static final int PATIENTS = 5;
    private static final int GROUPS = 3;
    private static final long WITHOUT = 30;
    private static final long NEVER = 1_000;

    @Test
    void whateverIsOutOfReachCostsAllOfThePoolMoreThanIsSaved() {
        Random random = new Random(4);
        int out = 0;
        int within = 0;
        for (int pool = 0; pool < POOLS; pool++) {
            AssignmentProblem problem = pool(random);
            Assignment now = AssignmentSolver.solve(problem);
            long saving = 1 + random.nextInt(20);
            WithinReach reach = new WithinReach(problem, now, saving);
            for (int patient = 0; patient < PATIENTS; patient++) {
                boolean other = false;
                for (int arc = problem.firstArc()[patient] - 1; arc < problem.firstArc()[patient + 1]; arc++) {
                    int to = arc < problem.firstArc()[patient] ? UNPLACED : arc;
                    if (to == now.arcOf(patient)) {
                        assertThat(reach.has(patient, to)).isTrue();
                        continue;
                    }
                    other |= reach.has(patient, to);
                    within += reach.has(patient, to) ? 1 : 0;
                    if (!reach.has(patient, to)) {
                        out++;
                        assertThat(AssignmentSolver.solve(only(problem, patient, to))
                                        .totalCost())
                                .as("pool %d: patient %d on %d", pool, patient, to)
                                .isGreaterThanOrEqualTo(now.totalCost() + saving);
                    }
                }
                assertThat(reach.hasOther(patient)).isEqualTo(other);
            }
        }
        assertThat(out).isGreaterThan(1_000);
        assertThat(within).isGreaterThan(1_000);
    }

    private static AssignmentProblem pool(Random random) {
        int[] toEach =
                IntStream.range(0, PATIENTS * GROUPS).map(arc -> arc % GROUPS).toArray();
        return new AssignmentProblem(
                IntStream.range(0, GROUPS).map(group -> 1 + random.nextInt(2)).toArray(),
                IntStream.rangeClosed(0, PATIENTS)
                        .map(patient -> patient * GROUPS)
                        .toArray(),
                toEach,
                IntStream.of(toEach).mapToLong(any -> random.nextInt(25)).toArray(),
                LongStream.generate(() -> WITHOUT).limit(PATIENTS).toArray());
    }

    /** The same pool when the patient has that place and no other. */
    private static AssignmentProblem only(AssignmentProblem problem, int patient, int place) {
        long[] costs = problem.arcCost().clone();
        long[] without = problem.unplacedCost().clone();
        for (int arc = problem.firstArc()[patient]; arc < problem.firstArc()[patient + 1]; arc++) {
            costs[arc] = arc == place ? costs[arc] : NEVER;
        }
        without[patient] = place == UNPLACED ? without[patient] : NEVER;
        return new AssignmentProblem(problem.capacity(), problem.firstArc(), problem.arcGroup(), costs, without);
    }
}
