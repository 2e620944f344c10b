package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebook.patient.TheatreCondition;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

class ListTurnTest {

    private static final RuleSet RULES = RuleSet.current();
    private static final LocalDate INFANT = STRIKE_DAY.minusYears(1).plusDays(1);
    private static final LocalDate ADULT = STRIKE_DAY.minusYears(40);

    @Test
    void anInfantGoesFirstUntilTheFirstBirthday() {
        assertThat(turnOf(INFANT)).isEqualTo(new ListTurn(0, "an infant"));
        assertThat(turnOf(STRIKE_DAY.minusYears(1)).isEarly()).isFalse();
    }

    @Test
    void whoseAgeIsNotKnownTakesAnyTurn() {
        assertThat(turnOf(null).isEarly()).isFalse();
    }

    @Test
    void latexGoesBeforeDiabetesAndAfterInfants() {
        ListTurn latex = turnOf(ADULT, TheatreCondition.LATEX_ALLERGY);
        ListTurn diabetes = turnOf(ADULT, TheatreCondition.DIABETES);
        assertThat(latex.because()).isEqualTo("latex allergy");
        assertThat(diabetes.because()).isEqualTo("diabetes");
        assertThat(List.of(turnOf(INFANT), latex, diabetes, turnOf(ADULT)))
                .extracting(ListTurn::number)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void whoeverHasSeveralReasonsGoesByTheFirst() {
        assertThat(turnOf(INFANT, TheatreCondition.LATEX_ALLERGY).because()).isEqualTo("an infant");
        assertThat(turnOf(ADULT, TheatreCondition.values()).because()).isEqualTo("latex allergy");
    }

    @ParameterizedTest
    @EnumSource(names = {"INFANTS_FIRST", "LATEX_FIRST", "DIABETES_FIRST"})
    void aTrustMayDoWithoutEach(Setting setting) {
        RuleSet without = RULES.with(setting, "0");
        List<ListTurn> turns = List.of(
                turn(INFANT, Set.of(), without),
                turn(ADULT, Set.of(TheatreCondition.LATEX_ALLERGY), without),
                turn(ADULT, Set.of(TheatreCondition.DIABETES), without));
        assertThat(turns).filteredOn(turn -> !turn.isEarly()).hasSize(1);
    }

    @Test
    void whoeverIsEarlyWaitsOnlyForThoseWhoAreAsEarly() {
        List<Opening.Early> booked = List.of(
                new Opening.Early(INFANT, Set.of(), 50),
                new Opening.Early(ADULT, Set.of(TheatreCondition.LATEX_ALLERGY), 80),
                new Opening.Early(ADULT, Set.of(TheatreCondition.DIABETES), 90));
        assertThat(List.of(
                        turnOf(INFANT),
                        turnOf(ADULT, TheatreCondition.LATEX_ALLERGY),
                        turnOf(ADULT, TheatreCondition.DIABETES),
                        turnOf(ADULT)))
                .extracting(turn -> turn.minutesBefore(booked, 300, STRIKE_DAY, RULES))
                .containsExactly(50, 130, 220, 300);
    }

    private static ListTurn turnOf(LocalDate bornOn, TheatreCondition... conditions) {
        return turn(bornOn, Set.of(conditions), RULES);
    }

    private static ListTurn turn(LocalDate bornOn, Set<TheatreCondition> conditions, RuleSet rules) {
        SampleStrike.SamplePatient patient = SampleStrike.patient();
        patient.bornOn = bornOn;
        patient.conditions = conditions;
        return ListTurn.of(patient.displaced(), rules);
    }
}
