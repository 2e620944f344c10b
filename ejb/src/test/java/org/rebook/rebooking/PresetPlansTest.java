package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebook.appointment.ReasonCode;
import org.rebook.clinic.WorkingDays;
import org.rebook.strike.Assessment;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.Preset;

/** Where the patients go whom the strikes of 2015 to 2025 hit. */
class PresetPlansTest {

    @Test
    void seed2016IsPlannedByTheRulesOf2016() {
        PresetCase april = PresetCase.of(Preset.SEED_2016, 1);
        Proposal plan = april.plan();
        assertThat(plan.proof().proven()).isPositive();
        assertThat(movedTo(plan))
                .isNotEmpty()
                .allMatch(WorkingDays::isWorked)
                .noneMatch(day -> day.equals(LocalDate.of(2016, 4, 26)) || day.equals(LocalDate.of(2016, 4, 27)));
        assertThat(plan.figures().moved()
                        + plan.figures().unplaced()
                        + plan.figures().converted())
                .isLessThanOrEqualTo(plan.figures().affected());
    }

    /** A third absent, 95 per cent kept, so seven per cent moved at most, and most of them seen within two weeks. */
    @Test
    void july2025KeepsNinetyFivePerCent() {
        PresetCase july = PresetCase.of(Preset.JUL_2025, 2);
        assertThat(july.assessment().activity(33).holds()).isTrue();
        assertThat(july.assessment().at(33))
                .as("a weekend is inside, without clinics")
                .noneMatch(assessed -> PresetCase.dayOf(assessed).equals(LocalDate.of(2025, 7, 26)));
        Proposal plan = july.plan();
        int planned = july.assessment().activity(33).planned();
        int gaveUp = plan.figures().moved()
                + plan.figures().unplaced()
                + plan.figures().protectedToDecide();
        assertThat(100.0 * gaveUp / planned).isLessThanOrEqualTo(7.0);
        assertThat(plan.figures().withinTwoWeeks()).isGreaterThan(plan.figures().moved() / 2);
        assertThat(july.declaredAs(PresetCase.with(july.strike(), PolicyProfile.LOCAL, Set.of()))
                        .activity(33)
                        .holds())
                .as("without anybody standing in it would not hold")
                .isFalse();
    }

    /** Consultants on nights rest on both days after the first; the second of them is no day of the strike any more. */
    @Test
    void extendedRestLosesSessionsOnBothDaysAfterwards() {
        PresetCase january = PresetCase.of(Preset.EXTENDED_REST, 1);
        List<Assessment.Assessed> resting = january.assessment().at(60).stream()
                .filter(assessed -> assessed.impact().cause() == ReasonCode.IA_REST)
                .toList();
        assertThat(resting.stream().map(PresetCase::dayOf).distinct())
                .containsExactlyInAnyOrder(LocalDate.of(2024, 1, 4), LocalDate.of(2024, 1, 5));
        assertThat(resting)
                .allMatch(assessed ->
                        assessed.during() == PresetCase.dayOf(assessed).equals(LocalDate.of(2024, 1, 4)));
        Proposal plan = january.plan();
        assertThat(plan.placed().stream()
                        .map(placed -> placed.affected().displaced().lostOn())
                        .distinct())
                .contains(LocalDate.of(2024, 1, 5));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetLosesNobodyAndMovesNobodyWhoIsProtected(Preset preset) {
        PresetCase any = PresetCase.of(preset, 1);
        PlanInputs inputs = any.inputs();
        Proposal plan = StrikePlanner.plan(inputs, 1);
        assertThat(plan.placed()).hasSize(inputs.affected().size());
        assertThat(plan.placed().stream()
                        .map(placed -> placed.affected().appointment())
                        .distinct())
                .hasSize(plan.placed().size());
        assertThat(plan.placed())
                .filteredOn(placed -> placed.decision() == Decision.MOVE)
                .allMatch(placed -> placed.affected().protection(inputs.now()).isEmpty())
                .noneMatch(placed -> any.strike()
                        .isDuring(placed.time().startsAt(), placed.time().endsAt()));
    }

    private static List<LocalDate> movedTo(Proposal plan) {
        return plan.placed().stream()
                .filter(placed -> placed.decision() == Decision.MOVE)
                .map(placed -> placed.time().day())
                .toList();
    }
}
