package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

class ScenarioRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2016, 4, 11);
    private static final AddedSessions SATURDAYS =
            new AddedSessions("eye-clinic", Set.of(DayOfWeek.SATURDAY), LocalTime.of(9, 0), TODAY.plusDays(1), 6);

    private static void check(ScenarioChanges changes) {
        ScenarioRules.changes(changes, 60, RuleSet.current(), TODAY);
    }

    private static ScenarioChanges absent(int participation) {
        return new ScenarioChanges(participation, List.of(), Map.of());
    }

    private static ScenarioChanges adding(AddedSessions... sessions) {
        return new ScenarioChanges(null, List.of(sessions), Map.of());
    }

    private static ScenarioChanges supposing(Setting setting, String value) {
        return new ScenarioChanges(null, List.of(), Map.of(setting, value));
    }

    private static AddedSessions forWeeks(int weeks) {
        return new AddedSessions(
                "eye-clinic", Set.of(DayOfWeek.SATURDAY), LocalTime.of(9, 0), TODAY.plusDays(1), weeks);
    }

    @Test
    void supposesAnyParticipationButTheForecast() {
        assertThatCode(() -> check(absent(0))).doesNotThrowAnyException();
        assertThatCode(() -> check(absent(100))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(absent(101))).hasMessage("participation: 101 is not from 0 to 100 per cent.");
        assertThatThrownBy(() -> check(absent(-1))).hasMessage("participation: -1 is not from 0 to 100 per cent.");
        assertThatThrownBy(() -> check(absent(60))).hasMessage("participation: 60% is the strike's forecast already.");
    }

    @Test
    void refusesAScenarioInWhichNothingIsOtherwise() {
        assertThatThrownBy(() -> check(ScenarioChanges.NONE)).hasMessageStartingWith("changes: nothing is otherwise");
    }

    @Test
    void addsSessionsFromTomorrowOnForUpTo18Weeks() {
        assertThatCode(() -> check(adding(forWeeks(1)))).doesNotThrowAnyException();
        assertThatCode(() -> check(adding(forWeeks(18)))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(adding(forWeeks(0)))).hasMessage("weeks: 0 is not from 1 to 18.");
        assertThatThrownBy(() -> check(adding(forWeeks(19)))).hasMessage("weeks: 19 is not from 1 to 18.");
        assertThatThrownBy(() -> check(
                        adding(new AddedSessions("eye-clinic", Set.of(DayOfWeek.MONDAY), LocalTime.NOON, TODAY, 1))))
                .hasMessage("firstDay: 2016-04-11 is not after today, 2016-04-11.");
        assertThatThrownBy(() ->
                        check(adding(new AddedSessions("eye-clinic", Set.of(), LocalTime.NOON, TODAY.plusDays(1), 1))))
                .hasMessage("weekdays: say on which days of the week the sessions of clinic 'eye-clinic' are held.");
    }

    @Test
    void holdsNoSessionTwiceAtOnce() {
        assertThatThrownBy(() -> check(adding(SATURDAYS, SATURDAYS)))
                .hasMessage("sessions: clinic 'eye-clinic' would be held twice on 2016-04-16 at 09:00.");
        assertThatCode(() -> check(adding(
                        SATURDAYS,
                        new AddedSessions(
                                "eye-clinic", SATURDAYS.weekdays(), LocalTime.of(13, 0), SATURDAYS.firstDay(), 6))))
                .doesNotThrowAnyException();
    }

    @Test
    void holdsOneOnEachOfTheWeekdaysOfEachWeek() {
        AddedSessions twiceAWeek = new AddedSessions(
                "eye-clinic",
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.TUESDAY),
                LocalTime.of(18, 0),
                LocalDate.of(2016, 4, 13),
                2);
        assertThat(twiceAWeek.days())
                .containsExactly(
                        LocalDate.of(2016, 4, 16),
                        LocalDate.of(2016, 4, 19),
                        LocalDate.of(2016, 4, 23),
                        LocalDate.of(2016, 4, 26));
    }

    @Test
    void relaxesARuleWithinItsBoundsOnly() {
        assertThatCode(() -> check(supposing(Setting.NOTICE_DAYS, "14"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(supposing(Setting.NOTICE_DAYS, "900")))
                .hasMessageStartingWith("NOTICE_DAYS: '900' is not a whole number from");
        assertThatThrownBy(() -> check(supposing(Setting.NOTICE_DAYS, "soon")))
                .hasMessageStartingWith("NOTICE_DAYS: 'soon' is not a whole number from");
        assertThatThrownBy(() -> check(supposing(Setting.NOTICE_DAYS, " 21 ")))
                .hasMessage("NOTICE_DAYS: it is 21 days already.");
    }

    @Test
    void supposesNothingOfWhatNoTrustCanChange() {
        assertThatThrownBy(() -> check(supposing(Setting.NEVER_DISPLACE_OTHERS, "0")))
                .hasMessage(
                        "NEVER_DISPLACE_OTHERS: it stays yes and cannot be supposed to be '0': no trust can change it.");
    }

    @Test
    void wantsANameOfItsOwn() {
        assertThat(ScenarioRules.name("  Saturdays ", List.of("Evenings"))).isEqualTo("Saturdays");
        assertThatThrownBy(() -> ScenarioRules.name("Saturdays", List.of("Saturdays")))
                .hasMessage("name: there is a scenario 'Saturdays' already. Choose another name.");
        assertThatThrownBy(() -> ScenarioRules.name(" ", List.of()))
                .hasMessage("name: ' ' cannot be a scenario's name. Use 1 to 60 letters.");
        assertThatCode(() -> ScenarioRules.name("x".repeat(60), List.of())).doesNotThrowAnyException();
        assertThatThrownBy(() -> ScenarioRules.name("x".repeat(61), List.of())).hasMessageStartingWith("name: ");
    }

    @Test
    void readsUpToEightSideBySide() {
        assertThatCode(() -> ScenarioRules.room(7)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ScenarioRules.room(8))
                .hasMessage("scenarios: there are 8 already, as many as fit side by side. Remove one first.");
    }

    @Test
    void changesTheRulesForTheScenarioOnly() {
        RuleSet inForce = RuleSet.current();
        RuleSet supposed = supposing(Setting.NOTICE_DAYS, "14").on(inForce);
        assertThat(supposed.number(Setting.NOTICE_DAYS)).isEqualTo(14);
        assertThat(inForce.number(Setting.NOTICE_DAYS)).isEqualTo(21);
    }
}
