package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two patients want the one early place; a late one is left for the other. */
class AssignmentCertificateTest {

    private static final int EARLY = 0;
    private static final int LATE = 1;

    private final AssignmentProblem pool = SamplePools.of(
            new int[] {1, 2},
            List.of(
                    List.of(new long[] {EARLY, 1}, new long[] {LATE, 9}),
                    List.of(new long[] {EARLY, 2}, new long[] {LATE, 5})),
            new long[] {100, 100});

    private int[] group;
    private int[] arc;
    private long[] groupPrice;
    private long[] patientPrice;
    private long total;

    @BeforeEach
    void startFromAProvenPlan() {
        group = new int[] {EARLY, LATE};
        arc = new int[] {0, 3};
        groupPrice = new long[] {4, 0};
        patientPrice = new long[] {5, 5};
        total = 6;
    }

    @Test
    void acceptsAProvenPlan() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void rejectsAPriceOfAGroupThatIsTooLow() {
        groupPrice[EARLY] = 2;
        patientPrice[0] = 3;
        assertThat(faults()).contains("Patient 1 has price 5, but arc 2 would cost 4 with its place.");
    }

    @Test
    void rejectsAPriceOfAGroupThatIsTooHigh() {
        groupPrice[EARLY] = 9;
        patientPrice[0] = 10;
        assertThat(faults()).contains("Patient 0 has price 10, but arc 1 would cost 9 with its place.");
    }

    @Test
    void rejectsAPriceBelowZero() {
        groupPrice[LATE] = -1;
        assertThat(faults()).contains("Group 1 has a price below zero: -1.");
    }

    @Test
    void rejectsAPriceWherePlacesAreFree() {
        groupPrice[LATE] = 1;
        patientPrice[1] = 6;
        assertThat(faults()).contains("Group 1 has price 1, but only 1 of 2 places are taken.");
    }

    @Test
    void rejectsAPriceOfAPatientThatIsNotTheirArcs() {
        patientPrice[1] = 4;
        assertThat(faults())
                .contains("Patient 1 has price 4, but the chosen arc costs 5 with its place.")
                .contains("The prices prove a cost of 5, the plan costs 6.");
    }

    @Test
    void rejectsAnOverfullGroup() {
        group[1] = EARLY;
        arc[1] = 2;
        assertThat(faults()).contains("Group 0 has 1 places, but 2 patients.");
    }

    @Test
    void rejectsAnArcThatIsNotThePatients() {
        arc[1] = 1;
        assertThat(faults()).contains("Patient 1 has no arc 1.");
    }

    @Test
    void rejectsAnArcThatLeadsElsewhere() {
        group[1] = EARLY;
        assertThat(faults()).contains("Arc 3 of patient 1 leads to group 1, not 0.");
    }

    @Test
    void rejectsAWrongTotal() {
        total = 7;
        assertThat(faults()).containsExactly("The plan says it costs 7, but its arcs cost 6.");
    }

    @Test
    void rejectsAWrongCost() {
        pool.arcCost()[3] = 4;
        assertThat(faults()).contains("The plan says it costs 6, but its arcs cost 5.");
    }

    @Test
    void rejectsAPatientLeftOutWhereAPlaceIsFree() {
        group[1] = UNPLACED;
        arc[1] = UNPLACED;
        patientPrice[1] = 100;
        total = 101;
        assertThat(faults()).contains("Patient 1 has price 100, but arc 3 would cost 5 with its place.");
    }

    @Test
    void rejectsAWrongPriceOfSomebodyUnplaced() {
        group[1] = UNPLACED;
        arc[1] = UNPLACED;
        total = 101;
        assertThat(faults()).contains("Unplaced patient 1 has price 5, but stays unplaced for 100.");
    }

    @Test
    void rejectsPricesThatDoNotAddUp() {
        groupPrice[EARLY] = Long.MAX_VALUE;
        assertThat(faults()).contains("The costs or prices are too great to add up.");
    }

    @Test
    void rejectsAPlanForAnotherPool() {
        Assignment other = new Assignment(new int[1], new int[1], new long[2], new long[1], 0);
        assertThat(AssignmentCertificate.faultsOf(pool, other))
                .containsExactly("The plan has 1 patients and 2 groups, the problem 2 and 2.");
    }

    @Test
    void rejectsTheWayClerksPlanWhereItCostsMore() {
        Assignment byFirstFit = FirstFit.plan(pool, new int[] {1, 0});
        assertThat(byFirstFit.totalCost()).isEqualTo(11);
        assertThat(AssignmentCertificate.faultsOf(pool, byFirstFit)).isNotEmpty();
    }

    private List<String> faults() {
        return AssignmentCertificate.faultsOf(pool, new Assignment(group, arc, groupPrice, patientPrice, total));
    }
}
