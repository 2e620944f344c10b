package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two dozen and more who are all tied to one another, in every shape. */
class LargeBundlesTest {

    @ParameterizedTest
    @EnumSource
    void costNoMoreThanAnotherSolverFinds(SampleBundles.Shape shape) {
        LongStream.range(0, 2).forEach(seed -> {
            int size = shape == SampleBundles.Shape.ONE_PERSON ? 12 : 24;
            TiedProblem trust = SampleBundles.of(shape, size, 4, 15, seed);
            TiedPlan plan = TiedPlanner.plan(trust, 1);
            long best = CpSat.leastCost(trust);
            assertThat(TiedPlanCheck.faultsOf(trust, plan)).isEmpty();
            assertThat(plan.bound()).as("bound of %d", seed).isLessThanOrEqualTo(best);
            assertThat(plan.cost()).as("cost of %d", seed).isBetween(best, best + best / 20);
        });
    }

    /** A bound above what is proven is found out, though no check could try all ways of so many. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONE_PERSON")
    void aBoundThatIsTooHighByOneIsFoundOut(SampleBundles.Shape shape) {
        TiedProblem trust = SampleBundles.of(shape, 30, 4, 15, 2);
        TiedPlan plan = TiedPlanner.plan(trust, 1);
        assertThat(TiedPlanCheck.faultsOf(trust, plan)).isEmpty();
        TiedPlan tooHigh = withBound(plan, plan.bound() + 1);
        assertThat(TiedPlanCheck.faultsOf(trust, tooHigh)).anyMatch(fault -> fault.contains("the plan claims"));
    }

    /** As many mornings and afternoons as the person has appointments, all in one clinic: everybody gets one of their own. */
    @Test
    void twentyFourAppointmentsOfOnePersonGetTwentyFourTimes() {
        int[] capacity = new int[24];
        Arrays.fill(capacity, 3);
        List<List<long[]>> arcs = new ArrayList<>();
        for (int patient = 0; patient < 24; patient++) {
            List<long[]> own = new ArrayList<>();
            for (int group = 0; group < 24; group++) {
                own.add(new long[] {group, group * (1L + patient % 3)});
            }
            arcs.add(own);
        }
        long[] unplaced = new long[24];
        Arrays.fill(unplaced, 10_000);
        List<Clash> clashes = new ArrayList<>();
        int[] day = new int[24];
        int[] from = new int[24];
        int[] to = new int[24];
        for (int one = 0; one < 24; one++) {
            day[one] = one / 2;
            from[one] = one % 2 == 0 ? 540 : 780;
            to[one] = from[one] + 240;
            for (int other = one + 1; other < 24; other++) {
                clashes.add(new Clash(new Member(0, one), new Member(0, other)));
            }
        }
        TiedProblem person = new TiedProblem(
                List.of(SamplePools.of(capacity, arcs, unplaced)),
                List.of(),
                List.of(new PlaceTimes(day, from, to)),
                List.of(),
                clashes);

        TiedPlan plan = TiedPlanner.plan(person, 1);

        assertThat(TiedPlanCheck.faultsOf(person, plan)).isEmpty();
        // The dearer a day of delay, the earlier: 8 appointments of each kind, three a day, two a day, and one a day.
        long best = 3 * LongStream.range(0, 8).sum()
                + 2 * LongStream.range(8, 16).sum()
                + LongStream.range(16, 24).sum();
        assertThat(plan.cost()).isEqualTo(best);
    }

    @Test
    void aSecondRunGivesTheSamePlan() {
        TiedProblem trust = SampleBundles.of(SampleBundles.Shape.RING, 30, 3, 15, 5);
        assertThat(TiedPlanner.plan(trust, 1).clinics())
                .isEqualTo(TiedPlanner.plan(trust, 1).clinics());
    }

    private static TiedPlan withBound(TiedPlan plan, long bound) {
        return new TiedPlan(
                plan.clinics(),
                plan.theatres(),
                plan.charges(),
                plan.theatreBounds(),
                plan.cases(),
                Math.max(plan.cost(), bound),
                bound,
                plan.untiedBound());
    }
}
