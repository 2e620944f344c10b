package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two clinics with one place a day on days 1 and 3; both appointments are one patient's, the second a day later or more. */
class TiedPlanCheckTest {

    private static final AssignmentProblem CLINIC = SamplePools.of(
            new int[] {1, 1},
            List.of(List.of(new long[] {0, 2}, new long[] {1, 6}), List.of(new long[] {1, 1})),
            new long[] {100, 4});
    private static final PlaceTimes DAYS = new PlaceTimes(new int[] {1, 3}, new int[] {540, 540}, new int[] {720, 720});
    private static final TiedProblem TRUST = new TiedProblem(
            List.of(CLINIC, CLINIC),
            List.of(),
            List.of(DAYS, DAYS),
            List.of(new Tie(new Member(0, 0), new Member(1, 0), 1, 14, Tie.Without.TOGETHER)),
            List.of(new Clash(new Member(0, 0), new Member(1, 0))));
    /** Three clinics with one early place each, and three patients with two appointments that share a day. */
    private static final AssignmentProblem EARLY_OR_LATE = SamplePools.of(
            new int[] {1, 2},
            List.of(List.of(new long[] {0, 0}, new long[] {1, 1}), List.of(new long[] {0, 0}, new long[] {1, 1})),
            new long[] {100, 100});

    private static final TiedProblem THREE = new TiedProblem(
            List.of(EARLY_OR_LATE, EARLY_OR_LATE, EARLY_OR_LATE),
            List.of(),
            List.of(DAYS, DAYS, DAYS),
            List.of(
                    new Tie(new Member(0, 0), new Member(1, 0), 0, 0, Tie.Without.TOGETHER),
                    new Tie(new Member(1, 1), new Member(2, 0), 0, 0, Tie.Without.TOGETHER),
                    new Tie(new Member(0, 1), new Member(2, 1), 0, 0, Tie.Without.TOGETHER)),
            List.of());
    private static final TiedPlan PLAN = TiedPlanner.plan(TRUST, 1);

    @Test
    void findsNoFaultInAPlanThatIsRight() {
        assertThat(TiedPlanCheck.faultsOf(TRUST, PLAN)).isEmpty();
        assertThat(PLAN.isProvenOptimal()).isTrue();
        assertThat(PLAN.cost()).isEqualTo(2 + 1 + 6 + 4);
    }

    @Test
    void rejectsABrokenTieAndAPersonInTwoPlaces() {
        assertThat(faultsWith(clinic(1, new int[] {0, 1}, new int[] {0, 2}, 3), 6))
                .anyMatch(fault -> fault.contains("is broken"))
                .anyMatch(fault -> fault.contains("at once"));
    }

    @Test
    void rejectsOneWithoutTheOther() {
        assertThat(faultsWith(clinic(1, new int[] {-1, 1}, new int[] {-1, 2}, 101), 104))
                .anyMatch(fault -> fault.contains("is broken"));
    }

    @Test
    void rejectsAnOverfullGroupAndAnArcOfSomebodyElse() {
        assertThat(faultsWith(clinic(1, new int[] {1, 1}, new int[] {1, 2}, 7), 10))
                .anyMatch(fault -> fault.contains("has 1 places, but 2 patients"));
        assertThat(faultsWith(clinic(1, new int[] {1, -1}, new int[] {2, -1}, 5), 8))
                .anyMatch(fault -> fault.contains("has no arc 2"));
    }

    @Test
    void rejectsWrongSumsAndAPriceBelowZero() {
        assertThat(TiedPlanCheck.faultsOf(
                        TRUST, changed(plan -> copy(plan, plan.clinics(), plan.cost() - 1, plan.bound()))))
                .anyMatch(fault -> fault.contains("its pools cost"));
        assertThat(TiedPlanCheck.faultsOf(
                        TRUST, changed(plan -> copy(plan, withPrices(plan, 1, -1, 0), plan.cost(), 0))))
                .anyMatch(fault -> fault.contains("below zero"));
    }

    @Test
    void rejectsABoundThatThePricesDoNotProve() {
        assertThat(TiedPlanCheck.faultsOf(
                        TRUST, changed(plan -> copy(plan, withPrices(plan, 1, 0, 1000), plan.cost(), plan.bound()))))
                .anyMatch(fault -> fault.contains("the plan claims"));
        assertThat(TiedPlanCheck.faultsOf(
                        TRUST, changed(plan -> copy(plan, plan.clinics(), plan.cost(), plan.cost() + 1))))
                .anyMatch(fault -> fault.contains("lies above the cost"));
    }

    @Test
    void tellsNoMoreOfABoundThanItCanProve() {
        TiedProblem person = SampleTrusts.personWithTwelve();
        int[] eachAtATime =
                IntStream.range(0, 12).map(each -> each < 11 ? each : -1).toArray();
        int[] arcs =
                IntStream.range(0, 12).map(each -> each < 11 ? each * 12 : -1).toArray();
        Assignment allButOne = new Assignment(eachAtATime, arcs, new long[11], new long[12], 1);
        TiedPlan plan = new TiedPlan(List.of(allButOne), List.of(), List.of(), List.of(), null, 1, 1, 0);
        assertThat(TiedPlanCheck.verdictOn(person, plan)).isEqualTo(new TiedPlanCheck.Verdict(List.of(), 0));
        assertThat(TiedPlanCheck.verdictOn(TRUST, PLAN)).isEqualTo(new TiedPlanCheck.Verdict(List.of(), PLAN.bound()));
    }

    @Test
    void rejectsAPlanForOtherPools() {
        TiedProblem trust = SampleTrusts.withTheatre(4);
        TiedPlan plan = TiedPlanner.plan(trust, 1);
        assertThat(trust.theatres().get(0).operations()).isNotEmpty();
        assertThat(TiedPlanCheck.faultsOf(trust, plan)).isEmpty();
        List<ListPlan> theatres = plan.theatres();
        List<long[][]> charges = plan.charges();
        List<Long> bounds = plan.theatreBounds();
        Stream.of(
                        sized(plan, List.of(), theatres, charges, bounds),
                        sized(plan, plan.clinics(), List.of(), charges, bounds),
                        sized(plan, plan.clinics(), theatres, List.of(), bounds),
                        sized(plan, plan.clinics(), theatres, charges, List.of()),
                        sized(plan, plan.clinics(), theatres, List.<long[][]>of(new long[0][]), bounds))
                .forEach(wrong -> assertThat(TiedPlanCheck.faultsOf(trust, wrong))
                        .containsExactly("The plan is not one for these pools and patients."));
    }

    private static TiedPlan sized(
            TiedPlan plan,
            List<Assignment> clinics,
            List<ListPlan> theatres,
            List<long[][]> charges,
            List<Long> theatreBounds) {
        return new TiedPlan(
                clinics, theatres, charges, theatreBounds, null, plan.cost(), plan.bound(), plan.untiedBound());
    }

    @Test
    void rejectsCasesThatDoNotProveTheBound() {
        TiedPlan plan = TiedPlanner.plan(THREE, 1);
        assertThat(TiedPlanCheck.faultsOf(THREE, plan)).isEmpty();
        assertThat(plan.isProvenOptimal()).isTrue();
        TieCases.Split cases = Objects.requireNonNull(plan.cases());
        Stream<TieCases.@Nullable Split> wrong = Stream.of(
                null,
                new TieCases.Split(cases.who(), -1, 0, cases.early(), cases.later()),
                new TieCases.Split(cases.who(), 9, 0, cases.early(), cases.later()),
                new TieCases.Split(cases.who(), cases.day(), cases.minute(), cases.later(), cases.early()),
                new TieCases.Split(new Member(0, 7), cases.day(), cases.minute(), cases.early(), cases.later()));
        assertThat(wrong).allSatisfy(changed -> assertThat(TiedPlanCheck.faultsOf(THREE, with(plan, changed)))
                .anyMatch(fault -> fault.contains("the plan claims 4")));
    }

    private static TiedPlan with(TiedPlan plan, TieCases.@Nullable Split cases) {
        return new TiedPlan(
                plan.clinics(),
                plan.theatres(),
                plan.charges(),
                plan.theatreBounds(),
                cases,
                plan.cost(),
                plan.bound(),
                plan.untiedBound());
    }

    private static List<String> faultsWith(Assignment second, long cost) {
        return TiedPlanCheck.faultsOf(TRUST, copy(PLAN, List.of(PLAN.clinics().get(0), second), cost, 0));
    }

    private static Assignment clinic(int pool, int[] group, int[] arc, long cost) {
        Assignment was = PLAN.clinics().get(pool);
        return new Assignment(
                group,
                arc,
                new long[] {was.priceOfGroup(0), was.priceOfGroup(1)},
                new long[] {was.priceOfPatient(0), was.priceOfPatient(1)},
                cost);
    }

    private static List<Assignment> withPrices(TiedPlan plan, int pool, long first, long second) {
        List<Assignment> clinics = new ArrayList<>(plan.clinics());
        Assignment was = clinics.get(pool);
        clinics.set(
                pool,
                new Assignment(
                        new int[] {was.groupOf(0), was.groupOf(1)},
                        new int[] {was.arcOf(0), was.arcOf(1)},
                        new long[] {first, second},
                        new long[] {was.priceOfPatient(0), was.priceOfPatient(1)},
                        was.totalCost()));
        return clinics;
    }

    private static TiedPlan changed(UnaryOperator<TiedPlan> change) {
        return change.apply(PLAN);
    }

    private static TiedPlan copy(TiedPlan plan, List<Assignment> clinics, long cost, long bound) {
        return new TiedPlan(
                clinics,
                plan.theatres(),
                plan.charges(),
                plan.theatreBounds(),
                plan.cases(),
                cost,
                bound,
                plan.untiedBound());
    }
}
