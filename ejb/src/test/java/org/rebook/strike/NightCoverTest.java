package org.rebook.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.strike.SampleSession.CANCER;
import static org.rebook.strike.SampleSession.at;
import static org.rebook.strike.SampleSession.session;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** R-IMP-05. */
class NightCoverTest {

    private final RuleSet rules = RuleSet.current();

    @Test
    void aStrikeByDayHasNoNights() {
        assertThat(NightCover.nightsOf(Declared.inTime(SampleSession.april2016())))
                .isEmpty();
    }

    @Test
    void aStrikeOf48HoursHasTheTwoNightsWhoseMidnightIsInIt() {
        assertThat(NightCover.nightsOf(strike("2024-01-03T07:00", "2024-01-05T07:00")))
                .containsExactly(LocalDate.of(2024, 1, 3), LocalDate.of(2024, 1, 4));
        assertThat(NightCover.nightsOf(strike("2024-01-03T00:00", "2024-01-04T00:00")))
                .as("from midnight to midnight: the night that ends in it, not the one that begins with its end")
                .containsExactly(LocalDate.of(2024, 1, 2));
    }

    @Test
    void restsElevenHoursFromEightOClock() {
        Rest rest = NightCover.restAfter("dr-okafor", LocalDate.of(2024, 1, 3), rules);
        assertThat(rest.from()).isEqualTo(at("2024-01-04T08:00"));
        assertThat(rest.until()).isEqualTo(at("2024-01-04T19:00"));
        assertThat(rest.keepsFrom(session("late")
                        .from("2024-01-04T18:59", "2024-01-04T21:00")
                        .make()))
                .isTrue();
        assertThat(rest.keepsFrom(session("later")
                        .from("2024-01-04T19:00", "2024-01-04T21:00")
                        .make()))
                .isFalse();
        assertThat(rest.keepsFrom(session("other")
                        .of("dr-shah")
                        .from("2024-01-04T09:00", "2024-01-04T12:00")
                        .make()))
                .isFalse();
    }

    @Test
    void restsAsManyHoursAsTheRulesSayAlsoWhenTheClocksChange() {
        Rest rest = NightCover.restAfter(
                "dr-okafor", LocalDate.of(2016, 3, 26), rules.with(Setting.REST_HOURS_AFTER_NIGHT, 12));
        assertThat(rest.from())
                .as("08:00 by the clock on the wall, already summer time")
                .isEqualTo("2016-03-27T07:00:00Z");
        assertThat(rest.until()).isEqualTo("2016-03-27T19:00:00Z");
    }

    @Test
    void aNightGoesToWhoeverLosesLeastNextDayAndNobodyHasTwoRunning() {
        SessionAtStake hurts = session("hurts")
                .of("dr-a")
                .booked(CANCER)
                .from("2024-01-04T09:00", "2024-01-04T12:00")
                .make();
        SessionAtStake hurtsLess = session("less")
                .of("dr-b")
                .from("2024-01-04T09:00", "2024-01-04T12:00")
                .make();
        SessionAtStake hurtsAgain = session("hurts-again")
                .of("dr-a")
                .booked(CANCER)
                .from("2024-01-05T09:00", "2024-01-05T12:00")
                .make();
        SessionAtStake hurtsLessAgain = session("less-again")
                .of("dr-b")
                .from("2024-01-05T09:00", "2024-01-05T12:00")
                .make();
        SessionAtStake free = session("free")
                .of("dr-c")
                .from("2024-01-08T09:00", "2024-01-08T12:00")
                .make();
        NightCover cover = NightCover.of(
                strike("2024-01-03T07:00", "2024-01-05T07:00"),
                List.of(hurts, hurtsLess, hurtsAgain, hurtsLessAgain, free),
                rules,
                session -> session.booked().stream()
                        .mapToInt(patient -> patient.cancer() ? 1000 : 10)
                        .sum());
        assertThat(cover.rests())
                .extracting(Rest::clinician)
                .as("dr-c has no session on either day, but does not cover two nights running")
                .containsExactly("dr-c", "dr-b");
        assertThat(cover.shortOf()).isEmpty();
    }

    @Test
    void saysWhenTooFewConsultantsAreFound() {
        SessionAtStake only = session("only")
                .of("dr-a")
                .from("2024-01-04T09:00", "2024-01-04T12:00")
                .make();
        StrikeView two = Declared.inTime(new Declaration(
                "Strike",
                List.of(new StrikeWindow(at("2024-01-03T07:00"), at("2024-01-04T07:00"))),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                Set.of("royal-free"),
                new Participation(50, 60, 70),
                Map.of(),
                Map.of("110", 2),
                Set.of(),
                PolicyProfile.LOCAL));
        assertThat(NightCover.of(two, List.of(only), rules, session -> 1).shortOf())
                .containsExactly("Night of 2024-01-03: 1 of 2 consultants found for specialty 110.");
    }

    private static StrikeView strike(String from, String to) {
        return Declared.inTime(new Declaration(
                "Strike",
                List.of(new StrikeWindow(at(from), at(to))),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                Set.of("royal-free"),
                new Participation(50, 60, 70),
                Map.of(),
                Map.of("110", 1),
                Set.of(),
                PolicyProfile.LOCAL));
    }
}
