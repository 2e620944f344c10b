package org.rebook.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Policy changes with the years: a strike is judged by the rules of its time. */
class RuleSetTest {

    @ParameterizedTest
    @CsvSource({
        "2016-04-26,2015.1,7",
        "2017-02-28,2015.1,7",
        "2017-03-01,2017.1,14",
        "2023-03-13,2021.1,14",
        "2026-02-17,2023.1,14",
        "2026-02-18,2026.1,10",
        "2001-01-01,2015.1,7"
    })
    void knowsTheNoticeOfItsTime(LocalDate day, String version, int notice) {
        RuleSet rules = ShippedRuleSets.on(day);
        assertThat(rules.version()).isEqualTo(version);
        assertThat(rules.number(Setting.STRIKE_NOTICE_DAYS)).isEqualTo(notice);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-04-26,false,false,true",
        "2020-09-30,false,false,true",
        "2020-10-01,true,false,true",
        "2021-09-30,true,false,true",
        "2021-10-01,true,true,true",
        "2023-09-30,true,true,true",
        "2023-10-01,true,true,false"
    })
    void knowsTheStandardsOfItsTime(LocalDate day, boolean priorities, boolean fasterDiagnosis, boolean twoWeeks) {
        RuleSet rules = ShippedRuleSets.on(day);
        assertThat(rules.isOn(Setting.CLINICAL_PRIORITIES)).isEqualTo(priorities);
        assertThat(rules.isOn(Setting.FASTER_DIAGNOSIS)).isEqualTo(fasterDiagnosis);
        assertThat(rules.isOn(Setting.TWO_WEEK_WAIT)).isEqualTo(twoWeeks);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void acceptsWhatItIsShippedWith(Setting setting) {
        assertThat(setting.normal(setting.usual()))
                .isEqualTo(setting.usual().isEmpty() ? "" : setting.normal(setting.usual()));
        assertThat(RuleSet.current().value(setting)).isEqualTo(setting.normal(setting.usual()));
    }

    @Test
    void takesYesAndNoAsPeopleWriteThem() {
        assertThat(List.of("1", " Yes "))
                .allMatch(yes -> Setting.CASCADES.normal(yes).equals("1"));
        assertThat(List.of("0", "NO"))
                .allMatch(no -> Setting.CASCADES.normal(no).equals("0"));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> RuleSet.current().with(Setting.NOTICE_DAYS, "61"))
                .hasMessage("NOTICE_DAYS: '61' is not a whole number from 0 to 60 (Notice of a date that is given).");
        assertThatThrownBy(() -> Setting.CASCADES.normal("maybe"))
                .hasMessage(
                        "CASCADES: 'maybe' is neither yes nor no (Except: routine patients may give way to urgent ones).");
        assertThatThrownBy(() -> RuleSet.current().with(Setting.NOTICE_DAYS, "-1"))
                .hasMessageContaining("NOTICE_DAYS: '-1'");
        assertThatThrownBy(() -> RuleSet.current().with(Setting.CONVERT_FIRST, "2"))
                .hasMessageContaining("CONVERT_FIRST: '2'");
        assertThatThrownBy(() -> RuleSet.current().with(Setting.TREATMENT_SPECIALTIES, "80 370"))
                .hasMessageContaining("TREATMENT_SPECIALTIES: '80'");
    }

    @Test
    void keepsCodesInOrderAndOnce() {
        RuleSet rules = RuleSet.current().with(Setting.TREATMENT_SPECIALTIES, "800, 102;800\n370");
        assertThat(rules.value(Setting.TREATMENT_SPECIALTIES)).isEqualTo("102 370 800");
        assertThat(rules.codes(Setting.TREATMENT_SPECIALTIES)).containsExactly("102", "370", "800");
        assertThat(RuleSet.current().with(Setting.TREATMENT_SPECIALTIES, "").codes(Setting.TREATMENT_SPECIALTIES))
                .isEmpty();
    }

    @Test
    void changesNoOtherSetAndLosesItsApproval() {
        RuleSet changed = RuleSet.current().with(Setting.NOTICE_DAYS, 14);
        assertThat(RuleSet.current().number(Setting.NOTICE_DAYS)).isEqualTo(21);
        assertThat(changed.approvedBy()).isNull();
        assertThat(changed.differencesFrom(RuleSet.current())).containsExactly(Setting.NOTICE_DAYS);
    }

    @Test
    void givesWhatAnOlderSetDoesNotNameItsUsualValue() {
        RuleSet old = RuleSet.of("x", LocalDate.of(2026, 1, 1), "somebody", Map.of(Setting.NOTICE_DAYS, "28"));
        assertThat(old.number(Setting.NOTICE_DAYS)).isEqualTo(28);
        assertThat(old.number(Setting.RTT_DAYS)).isEqualTo(126);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void saysEveryRuleInWordsWithItsSource(Rule rule) {
        assertThat(rule.statement()).endsWith(".").hasSizeGreaterThan(30);
        assertThat(rule.id()).matches("R-[A-Z]{3}-\\d\\d|PR\\d+");
        assertThat(rule.source().title()).isNotBlank();
    }
}
