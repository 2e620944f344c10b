package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.TODAY;
import static org.rebook.rebooking.SampleStrike.at;
import static org.rebook.rebooking.SampleTheatre.TWO_WEEKS_ON;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebook.appointment.Priority;
import org.rebook.pathway.PathwayKind;
import org.rebook.patient.TheatreCondition;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;
import org.rebook.rebooking.SampleTheatre.SampleOperation;

/** What the product tells the planner of operations and lists: each limit reaches the plan, on both sides of it. */
class TheatrePoolTest {

    private static final Set<TheatreCondition> LATEX = Set.of(TheatreCondition.LATEX_ALLERGY);
    private static final Set<TheatreCondition> DIABETES = Set.of(TheatreCondition.DIABETES);

    private final SampleTheatre theatre = new SampleTheatre();
    private final SampleOperation operation = new SampleOperation();

    @Test
    void eachGoesInTurnAndTheReasonSaysWhy() {
        theatre.list("list", TWO_WEEKS_ON, 400);
        theatre.operation("a-adult", operation);
        operation.conditions = DIABETES;
        theatre.operation("b-sweet", operation);
        operation.conditions = LATEX;
        theatre.operation("c-latex", operation);
        operation.bornOn = SampleStrike.STRIKE_DAY.minusMonths(3);
        theatre.operation("d-infant", operation);
        var placed = theatre.placed();
        assertThat(placed.get("d-infant").time().startsAt()).isEqualTo(at(TWO_WEEKS_ON, 9, 0));
        assertThat(placed.get("c-latex").time().startsAt()).isEqualTo(at(TWO_WEEKS_ON, 10, 20));
        assertThat(placed.get("b-sweet").time().startsAt()).isEqualTo(at(TWO_WEEKS_ON, 11, 40));
        assertThat(placed.get("a-adult").time().startsAt()).isEqualTo(at(TWO_WEEKS_ON, 13, 0));
        assertThat(placed.get("d-infant").reason()).endsWith("Early on the list: an infant.");
        assertThat(placed.get("c-latex").reason()).endsWith("Early on the list: latex allergy.");
        assertThat(placed.get("b-sweet").reason()).endsWith("Early on the list: diabetes.");
        assertThat(placed.get("a-adult").reason()).doesNotContain("Early");
    }

    @Test
    void whoeverIsEarlyGoesBeforeThoseBookedWhoAreNot() {
        theatre.list("list", TWO_WEEKS_ON, 400, 160, List.of(new Opening.Early(SampleTheatre.BORN, LATEX, 70)));
        theatre.operation("a-adult", operation);
        operation.conditions = LATEX;
        theatre.operation("b-latex", operation);
        assertThat(theatre.placed().get("b-latex").time().startsAt()).isEqualTo(at(TWO_WEEKS_ON, 10, 10));
        assertThat(theatre.placed().get("a-adult").time().startsAt()).isEqualTo(at(TWO_WEEKS_ON, 13, 0));
    }

    @Test
    void aTrustThatDoesNotWantItHasNoEarlyTurns() {
        theatre.by(RuleSet.current().with(Setting.LATEX_FIRST, "0"));
        theatre.list("list", TWO_WEEKS_ON, 400);
        theatre.operation("a-adult", operation);
        operation.conditions = LATEX;
        theatre.operation("b-latex", operation);
        assertThat(theatre.placed().get("b-latex").time().startsAt()).isEqualTo(at(TWO_WEEKS_ON, 10, 20));
    }

    /** Two operations of 60 minutes, each with 20 to clear the theatre, may end 15 minutes late. */
    @ParameterizedTest
    @CsvSource({"145, 2", "144, 1"})
    void countsTheTurnaroundOfEach(int minutes, int placed) {
        theatre.list("list", TWO_WEEKS_ON, minutes);
        theatre.operation("a", operation);
        theatre.operation("b", operation);
        assertThat(theatre.plan().values()).filteredOn("list"::equals).hasSize(placed);
    }

    /** 1.036 deviations of 20 minutes must fit before the end and its 15 minutes. */
    @ParameterizedTest
    @CsvSource({"86, list", "85, none"})
    void leavesRoomForHowUncertainAnOperationIs(int minutes, String list) {
        theatre.list("list", TWO_WEEKS_ON, minutes);
        operation.deviation = 20;
        theatre.operation("a", operation);
        assertThat(theatre.plan()).containsEntry("a", list);
    }

    @ParameterizedTest
    @CsvSource({"86, list", "85, none"})
    void leavesRoomForHowUncertainThoseBookedAre(int minutes, String list) {
        theatre.add("list", "110", "royal-free", TWO_WEEKS_ON, minutes, 0, 400, List.of());
        theatre.operation("a", operation);
        assertThat(theatre.plan()).containsEntry("a", list);
    }

    /** At 30 per cent it is 0.524 deviations; with an allowance of 5 minutes the list must be 10 longer. */
    @ParameterizedTest
    @CsvSource({
        "OVERRUN_CHANCE, 30, 76, list",
        "OVERRUN_CHANCE, 30, 75, none",
        "OVERRUN_MINUTES, 5, 96, list",
        "OVERRUN_MINUTES, 5, 95, none"
    })
    void aTrustSaysHowLikelyAListMayOverrunByHowMuch(Setting setting, String value, int minutes, String list) {
        theatre.by(RuleSet.current().with(setting, value));
        theatre.list("list", TWO_WEEKS_ON, minutes);
        operation.deviation = 20;
        theatre.operation("a", operation);
        assertThat(theatre.plan()).containsEntry("a", list);
    }

    @ParameterizedTest
    @CsvSource({"0, list", "1, none"})
    void keepsTheLimitOfThePriority(int daysLate, String list) {
        theatre.list("list", TWO_WEEKS_ON.plusDays(daysLate), 300);
        operation.priority = Priority.P3;
        operation.prioritySetOn = TWO_WEEKS_ON.minusDays(84);
        theatre.operation("a", operation);
        assertThat(theatre.plan()).containsEntry("a", list);
    }

    @ParameterizedTest
    @CsvSource({"0, list", "1, none"})
    void keepsTheGuaranteeOfWhoWasCancelledOnTheDay(int daysLate, String list) {
        theatre.list("list", TWO_WEEKS_ON.plusDays(daysLate), 300);
        LocalDate cancelled = TWO_WEEKS_ON.minusDays(28);
        operation.clocks = new Clocks(PathwayKind.RTT, false, TODAY.minusDays(30), null, null, null, cancelled);
        theatre.operation("a", operation);
        assertThat(theatre.plan()).containsEntry("a", list);
    }

    /** After 90 days the assessment is done again first, so somebody must speak with the patient. */
    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void asksWhereTheAssessmentNoLongerHolds(int daysLate, boolean asked) {
        theatre.list("list", TWO_WEEKS_ON.plusDays(daysLate), 300);
        operation.requires = new Requirements(Set.of(), Set.of(), false, TWO_WEEKS_ON.minusDays(90), 0);
        theatre.operation("a", operation);
        Placed placed = theatre.placed().get("a");
        assertThat(placed.needsAgreement()).isEqualTo(asked);
        assertThat(placed.reason().contains("must be done again first")).isEqualTo(asked);
    }
}
