package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a place would cost everybody else, against the pool planned anew with that place taken. */
class RoomCostsTest {

    @Test
    void areWhatThePoolCostsMoreWithoutThePlace() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            AssignmentProblem pool = crowded(random);
            TiedPool tied = new TiedPool(pool, AssignmentSolver.solve(pool));
            for (int time = 0; time < 6; time++) {
                int patient = random.nextInt(pool.patients());
                tied.lift(patient);
                assertThat(tied.optionCosts(patient))
                        .as("seed %d, patient %d", seed, patient)
                        .isEqualTo(plannedAnew(pool, patient));
                tied.put(patient);
            }
        }
    }

    /** Many compete for few groups of several places, at costs that often are equal, and chains of moves are long. */
    private static AssignmentProblem crowded(Random random) {
        int groups = 3 + random.nextInt(8);
        int[] capacity = random.ints(groups, 0, 5).toArray();
        int patients = Math.max(2, Arrays.stream(capacity).sum() + random.nextInt(5) - 3);
        int dearest = 2 + random.nextInt(40);
        List<List<long[]>> arcs = new ArrayList<>();
        for (int patient = 0; patient < patients; patient++) {
            List<long[]> own = new ArrayList<>();
            for (int group = 0; group < groups; group++) {
                if (random.nextInt(3) > 0) {
                    own.add(new long[] {group, random.nextInt(dearest)});
                }
            }
            arcs.add(own);
        }
        return SamplePools.of(
                capacity, arcs, random.longs(patients, dearest, 4L * dearest).toArray());
    }

    private static long[] plannedAnew(AssignmentProblem pool, int patient) {
        AssignmentProblem others = SamplePools.without(pool, patient);
        long without = AssignmentSolver.solve(others).totalCost();
        long[] costs = IntStream.range(pool.firstArc()[patient], pool.firstArc()[patient + 1])
                .mapToLong(arc -> pool.capacity()[pool.arcGroup()[arc]] == 0
                        ? RoomCosts.NO_WAY
                        : pool.arcCost()[arc] + withOneLess(others, pool.arcGroup()[arc]) - without)
                .toArray();
        long[] all = Arrays.copyOf(costs, costs.length + 1);
        all[costs.length] = pool.unplacedCost()[patient];
        return all;
    }

    private static long withOneLess(AssignmentProblem others, int group) {
        int[] capacity = others.capacity().clone();
        capacity[group]--;
        return AssignmentSolver.solve(SamplePools.of(capacity, SamplePools.arcsOf(others), others.unplacedCost()))
                .totalCost();
    }
}
