package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.CIRCUMSTANCES;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;
import static org.rebook.rebooking.SampleStrike.TODAY;
import static org.rebook.rebooking.SampleStrike.patient;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebook.appointment.Priority;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** Who would be treated differently by other rules. */
class RuleComparisonTest {

    private static final RuleSet FEWER_REVIEWS = RuleSet.current().with(Setting.REVIEW_DUE_DAYS, 5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nobodyIsTreatedDifferentlyByTheSameRules(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        Proposal plan = StrikePlanner.plan(inputs, 1);
        assertThat(RuleComparison.differences(plan, inputs.now(), StrikePlanner.plan(inputs, 1), inputs.now()))
                .isEmpty();
    }

    @Test
    void whoIsNoLongerProtectedIsListedWithBothVerdicts() {
        List<RulePreview.Difference> differences = differences(FEWER_REVIEWS);
        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).aspects())
                .containsExactly(RulePreview.Aspect.DECISION, RulePreview.Aspect.PROTECTION);
        assertThat(differences.get(0).now()).contains("a person decides").contains("PR7");
        assertThat(differences.get(0).drafted()).contains("without a date").contains("not protected");
    }

    @Test
    void whoIsJustStillProtectedIsNotListed() {
        assertThat(differences(RuleSet.current().with(Setting.REVIEW_DUE_DAYS, 20)))
                .isEmpty();
    }

    @Test
    void whoseLimitsAreOthersAreListedThoughTheDecisionIsTheSame() {
        SampleStrike.SamplePatient withinThreeMonths = patient().dueBy(STRIKE_DAY.plusDays(14));
        withinThreeMonths.priority = Priority.P3;
        withinThreeMonths.prioritySetOn = TODAY;
        List<RulePreview.Difference> differences =
                differences(withinThreeMonths, RuleSet.current().with(Setting.P3_DAYS, 60));
        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).aspects()).containsExactly(RulePreview.Aspect.LIMITS);
        assertThat(differences.get(0).now()).contains("4 July 2016");
        assertThat(differences.get(0).drafted()).contains("10 June 2016");
    }

    @Test
    void countsTheWaysInWhichPatientsChange() {
        List<RulePreview.Difference> differences = differences(FEWER_REVIEWS);
        assertThat(RuleComparison.groups(List.of(differences.get(0), differences.get(0)), RuleComparison::wayOf))
                .containsExactly(new RulePreview.Group(
                        "goes to a clerk without a date instead of is protected, and a person decides: another decision, another protection",
                        2));
    }

    // Due on the 14th day from the lost one: soon enough by the shipped rules, and not where only 5 days are soon.
    private static List<RulePreview.Difference> differences(RuleSet draft) {
        return differences(patient().dueBy(STRIKE_DAY.plusDays(14)), draft);
    }

    private static List<RulePreview.Difference> differences(SampleStrike.SamplePatient patient, RuleSet draft) {
        Affected affected = new Affected(patient.displaced(), 1, "p", "s", false, null, false, 0, Set.<Rule>of());
        Map<String, Remainder> closed =
                Map.of("s", new Remainder("s", false, false, 1, 0, "No consultant on " + STRIKE_DAY + "."));
        PlanInputs inputs = new PlanInputs(CIRCUMSTANCES, List.of(affected), closed, List.of(), "f");
        PlanInputs drafted = new PlanInputs(
                new Circumstances(CIRCUMSTANCES.now(), CIRCUMSTANCES.strikes(), draft),
                inputs.affected(),
                closed,
                List.of(),
                "f");
        return RuleComparison.differences(
                StrikePlanner.plan(inputs, 1), inputs.now(), StrikePlanner.plan(drafted, 1), drafted.now());
    }
}
