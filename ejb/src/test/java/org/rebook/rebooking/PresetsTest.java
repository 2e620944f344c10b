package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rebook.strike.Assessment;
import org.rebook.strike.Declaration;
import org.rebook.strike.Declared;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.Preset;
import org.rebook.strike.StaffGrade;
import org.rebook.strike.Staffing;
import org.rebook.strike.StrikeView;

/** Whom the strikes of 2015 to 2025 hit on an invented trust of their size, from the declaration to the impact. */
class PresetsTest {

    /** At the Royal Free 325 clinics and procedures were put off; about a tenth were operations, as in all of England. */
    @Test
    void seed2016IsOfTheRoyalFreesSize() {
        PresetCase april = PresetCase.of(Preset.SEED_2016, 1);
        int hit = april.assessment().totals(78).hit();
        assertThat(hit).isBetween(325 * 9 / 10, 325 * 11 / 10);
        assertThat(100.0 * april.assessment().totals(78).operationsHit() / hit).isBetween(8.0, 12.0);
        assertThat(april.rules().version()).isEqualTo("2015.1");
        assertThat(april.now()).as("7 days' notice").isEqualTo("2016-04-19T08:00:00Z");
        assertThat(april.assessment().at(78).stream().map(PresetCase::dayOf).distinct())
                .as("reviewed from 18 April to 2 May, a bank holiday without sessions")
                .contains(LocalDate.of(2016, 4, 18), LocalDate.of(2016, 4, 29))
                .doesNotContain(LocalDate.of(2016, 5, 2), LocalDate.of(2016, 4, 15), LocalDate.of(2016, 5, 3));
    }

    @Test
    void seed2016GrowsWithTheTrust() {
        int one = PresetCase.of(Preset.SEED_2016, 1).assessment().totals(78).hit();
        PresetCase ten = PresetCase.of(Preset.SEED_2016, 10);
        assertThat(ten.assessment().totals(78).hit())
                .as("cover takes as many consultants from a trust ten times as large")
                .isBetween(4 * one, 10 * one);
    }

    /** 175,122 put off by some 137 trusts in three days; about a tenth of them inpatients and day cases. */
    @Test
    void march2023PutsOffThirteenHundredInATrust() {
        PresetCase march = PresetCase.of(Preset.MAR_2023, 5);
        int hit = march.assessment().totals(60).hit();
        assertThat(hit).isBetween(1300 * 9 / 10, 1300 * 11 / 10);
        assertThat(100.0 * march.assessment().totals(60).operationsHit() / hit).isBetween(5.0, 15.0);
    }

    /** Nothing elective but what is protected or derogated, whoever is there. */
    @Test
    void jointSeptember2023StandsElectiveCareDown() {
        PresetCase joint = PresetCase.of(Preset.JOINT_SEP_2023, 1);
        assertThat(joint.assessment().at(60))
                .filteredOn(Assessment.Assessed::during)
                .isNotEmpty()
                .allMatch(assessed -> assessed.impact().staffing() == Staffing.NONE);
        Declaration agreed = joint.strike().profile() == PolicyProfile.CHRISTMAS_DAY
                ? PresetCase.with(joint.strike(), PolicyProfile.CHRISTMAS_DAY, Set.of("320"))
                : null;
        assertThat(joint.declaredAs(agreed).at(60))
                .filteredOn(assessed ->
                        assessed.during() && "320".equals(assessed.session().specialty()))
                .isNotEmpty()
                .allMatch(assessed -> assessed.impact().staffing() == Staffing.FULL);
    }

    /** Consultants from Tuesday 07:00 to Thursday 07:00, junior doctors from Wednesday 07:00 to Saturday 07:00. */
    @Test
    void jointSeptember2023HitsEachGradeInItsOwnTime() {
        PresetCase joint = PresetCase.of(Preset.JOINT_SEP_2023, 1);
        List<Assessment.Assessed> sessions = joint.declaredAs(
                        PresetCase.with(joint.strike(), PolicyProfile.LOCAL, Set.of()))
                .at(100);
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 19), StaffGrade.CONSULTANT))
                .isPositive();
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 19), StaffGrade.RESIDENT_DOCTOR))
                .isZero();
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 20), StaffGrade.CONSULTANT))
                .isPositive();
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 20), StaffGrade.RESIDENT_DOCTOR))
                .isPositive();
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 21), StaffGrade.CONSULTANT))
                .isZero();
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 21), StaffGrade.RESIDENT_DOCTOR))
                .isPositive();
        assertThat(hitOn(sessions, LocalDate.of(2023, 9, 18), StaffGrade.CONSULTANT))
                .isZero();
    }

    @Test
    void aPresetKeepsTheHoursOfTheClockOnTheWallOverAClockChange() {
        StrikeView march = Declared.inTime(Preset.MAR_2023.declaration(PresetCase.SITES, LocalDate.of(2027, 3, 26)));
        assertThat(march.windows()).singleElement().satisfies(window -> {
            assertThat(Duration.between(window.startsAt(), window.endsAt())).isEqualTo(Duration.ofHours(71));
            assertThat(window).hasToString("Friday 26 March 2027 07:00 to Monday 29 March 2027 07:00");
        });
    }

    private static long hitOn(List<Assessment.Assessed> sessions, LocalDate day, StaffGrade leading) {
        return sessions.stream()
                .filter(assessed -> PresetCase.dayOf(assessed).equals(day)
                        && assessed.session().needs().get(0).grade().equals(leading)
                        && assessed.impact().staffing() == Staffing.NONE)
                .count();
    }
}
