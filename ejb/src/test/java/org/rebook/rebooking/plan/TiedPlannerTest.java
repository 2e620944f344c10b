package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TiedPlannerTest {

    private static final int TRUSTS = 1200;

    @Test
    void keepsEveryTieAndNeverClaimsABoundThatSomePlanBeats() {
        LongStream.range(0, TRUSTS).forEach(seed -> {
            assertSound(seed, SampleTrusts.clinics(seed));
            assertSound(seed, SampleTrusts.withTheatre(seed));
        });
    }

    private static void assertSound(long seed, TiedProblem trust) {
        TiedPlan plan = TiedPlanner.plan(trust, 1);
        long best = EveryTiedPlan.leastCost(trust);
        assertThat(TiedPlanCheck.faultsOf(trust, plan)).as("trust %d", seed).isEmpty();
        assertThat(plan.bound()).as("bound of trust %d", seed).isLessThanOrEqualTo(best);
        assertThat(plan.untiedBound()).as("untied bound of trust %d", seed).isLessThanOrEqualTo(best);
        assertThat(plan.cost()).as("cost of trust %d", seed).isGreaterThanOrEqualTo(best);
    }

    @Test
    void findsAndProvesTheBestPlanOfEverySmallTrustOfClinics() {
        LongStream.range(0, TRUSTS).forEach(seed -> {
            TiedPlan plan = TiedPlanner.plan(SampleTrusts.clinics(seed), 1);
            assertThat(plan.cost()).as("trust %d", seed).isEqualTo(EveryTiedPlan.leastCost(SampleTrusts.clinics(seed)));
            assertThat(plan.isProvenOptimal()).as("trust %d", seed).isTrue();
        });
    }

    @Test
    void findsAndProvesTheBestPlanOfEverySmallTrustWithATheatre() {
        List<TiedPlan> plans = LongStream.range(0, TRUSTS)
                .mapToObj(seed -> TiedPlanner.plan(SampleTrusts.withTheatre(seed), 1))
                .toList();
        long best = IntStream.range(0, TRUSTS)
                .filter(seed -> plans.get(seed).cost() == EveryTiedPlan.leastCost(SampleTrusts.withTheatre(seed)))
                .count();
        assertThat(best).isEqualTo(TRUSTS);
        assertThat(plans).allMatch(TiedPlan::isProvenOptimal);
    }

    @Test
    void plansClinicsWithoutTiesAsIfAlone() {
        LongStream.range(0, 200).forEach(seed -> {
            TiedProblem tied = SampleTrusts.clinics(seed);
            TiedProblem loose = new TiedProblem(tied.clinics(), List.of(), tied.times(), List.of(), List.of());
            TiedPlan plan = TiedPlanner.plan(loose, 1);
            assertThat(plan.isProvenOptimal()).isTrue();
            IntStream.range(0, loose.clinics().size()).forEach(pool -> assertThat(AssignmentCertificate.faultsOf(
                            loose.clinics().get(pool), plan.clinics().get(pool)))
                    .isEmpty());
        });
    }

    @Test
    void plansATheatreThatNobodyCanProveAndThatHasNoTies() {
        ListProblem large = SampleTheatres.random(7, 60, 12);
        int[] ends = new int[large.lists().size()];
        Arrays.fill(ends, 240);
        PlaceTimes times = new PlaceTimes(new int[ends.length], new int[ends.length], ends);
        TiedProblem loose = new TiedProblem(List.of(), List.of(large), List.of(times), List.of(), List.of());
        TiedPlan plan = TiedPlanner.plan(loose, 1);
        assertThat(plan.isProvenOptimal()).isFalse();
        assertThat(TiedPlanCheck.faultsOf(loose, plan)).isEmpty();
    }

    @Test
    void theOrderInWhichTiesAreListedDoesNotMatterNorDoesASecondRun() {
        LongStream.range(0, 200).forEach(seed -> {
            TiedProblem trust = SampleTrusts.withTheatre(seed);
            List<Tie> ties = new ArrayList<>(trust.ties());
            Collections.shuffle(ties, new Random(seed));
            TiedProblem shuffled =
                    new TiedProblem(trust.clinics(), trust.theatres(), trust.times(), ties, trust.clashes());
            TiedPlan plan = TiedPlanner.plan(trust, 1);
            assertThat(TiedPlanner.plan(trust, 1).clinics()).isEqualTo(plan.clinics());
            assertThat(TiedPlanner.plan(shuffled, 1).cost()).isEqualTo(plan.cost());
        });
    }

    @Test
    void oneMorePlaceNeverRaisesTheBoundOfWhatIsProven() {
        LongStream.range(0, 300).forEach(seed -> {
            TiedProblem trust = SampleTrusts.clinics(seed);
            AssignmentProblem roomier =
                    SamplePools.withOneMorePlace(trust.clinics().get(0), 0);
            List<AssignmentProblem> clinics = new ArrayList<>(trust.clinics());
            clinics.set(0, roomier);
            TiedProblem more = new TiedProblem(clinics, List.of(), trust.times(), trust.ties(), trust.clashes());
            assertThat(TiedPlanner.plan(more, 1).bound())
                    .isLessThanOrEqualTo(TiedPlanner.plan(trust, 1).cost());
        });
    }

    /** Days 1, 3 and 9 in each of three clinics of one place a day; the first days are the cheapest. */
    @Test
    void keepsAChainOfThreeInOrderAndApart() {
        TiedProblem scanClinicReview = threeClinics(List.of(
                new Tie(new Member(0, 0), new Member(1, 0), 1, 14, Tie.Without.NEEDS_FIRST),
                new Tie(new Member(1, 0), new Member(2, 0), 2, 14, Tie.Without.NEEDS_FIRST)));

        TiedPlan plan = TiedPlanner.plan(scanClinicReview, 1);

        assertThat(plan.clinics()).extracting(clinic -> clinic.groupOf(0)).containsExactly(0, 1, 2);
        assertThat(plan.isProvenOptimal()).isTrue();
        assertThat(plan.cost()).isEqualTo(1 + 3 + 9);
        assertThat(plan.untiedBound()).isEqualTo(3);
    }

    @Test
    void whoMustHaveTheFirstVisitBeforeTheSecondHasNeitherWithoutTheFirst() {
        AssignmentProblem none = SamplePools.of(new int[] {0}, List.of(List.of(new long[] {0, 1})), new long[] {50});
        AssignmentProblem some = SamplePools.of(new int[] {1}, List.of(List.of(new long[] {0, 1})), new long[] {50});
        PlaceTimes day = new PlaceTimes(new int[] {1}, new int[] {540}, new int[] {720});
        Tie needsFirst = new Tie(new Member(0, 0), new Member(1, 0), -5, 5, Tie.Without.NEEDS_FIRST);

        TiedPlan plan = TiedPlanner.plan(
                new TiedProblem(List.of(none, some), List.of(), List.of(day, day), List.of(needsFirst), List.of()), 1);

        assertThat(plan.clinics().get(1).groupOf(0)).isEqualTo(UNPLACED);
        assertThat(plan.isProvenOptimal()).isTrue();
    }

    @Test
    void nobodyIsInTwoPlacesAtOnce() {
        TiedProblem samePerson = new TiedProblem(
                threeClinics(List.of()).clinics(),
                List.of(),
                threeClinics(List.of()).times(),
                List.of(),
                List.of(
                        new Clash(new Member(0, 0), new Member(1, 0)),
                        new Clash(new Member(1, 0), new Member(2, 0)),
                        new Clash(new Member(0, 0), new Member(2, 0))));

        TiedPlan plan = TiedPlanner.plan(samePerson, 1);

        assertThat(plan.clinics()).extracting(clinic -> clinic.groupOf(0)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(plan.isProvenOptimal()).isTrue();
    }

    @Test
    void twoInOnePoolWhoMustComeOnOneDayGetADayThatHasRoomForBoth() {
        List<long[]> anyDay = List.of(new long[] {0, 1}, new long[] {1, 3}, new long[] {2, 9});
        AssignmentProblem pool = SamplePools.of(new int[] {1, 1, 2}, List.of(anyDay, anyDay), new long[] {100, 100});
        Tie sameDay = new Tie(new Member(0, 0), new Member(0, 1), 0, 0, Tie.Without.TOGETHER);

        TiedPlan plan = TiedPlanner.plan(
                new TiedProblem(List.of(pool), List.of(), List.of(days()), List.of(sameDay), List.of()), 1);

        assertThat(plan.clinics().get(0).groupOf(0)).isEqualTo(2);
        assertThat(plan.clinics().get(0).groupOf(1)).isEqualTo(2);
    }

    private static TiedProblem threeClinics(List<Tie> ties) {
        AssignmentProblem clinic = SamplePools.of(
                new int[] {1, 1, 1},
                List.of(List.of(new long[] {0, 1}, new long[] {1, 3}, new long[] {2, 9})),
                new long[] {100});
        return new TiedProblem(
                List.of(clinic, clinic, clinic), List.of(), List.of(days(), days(), days()), ties, List.of());
    }

    private static PlaceTimes days() {
        return new PlaceTimes(new int[] {1, 3, 9}, new int[] {540, 540, 540}, new int[] {720, 720, 720});
    }
}
