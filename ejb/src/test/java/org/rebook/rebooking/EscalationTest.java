package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;
import org.rebook.rebooking.Escalation.Level;

/** Nobody's promise is forgotten on a list (R-REB-25, hazard H01). */
class EscalationTest {

    private static final RuleSet RULES = RuleSet.current();
    // A Monday; Monday 2 May 2016 is a bank holiday.
    private static final LocalDate MADE_ON = LocalDate.of(2016, 4, 18);

    @ParameterizedTest
    @CsvSource({
        "2016-04-18, BOOKING_OFFICE",
        "2016-04-19, BOOKING_OFFICE",
        "2016-04-20, BOOKING_LEAD",
        "2016-04-22, BOOKING_LEAD",
        "2016-04-24, BOOKING_LEAD",
        "2016-04-25, SERVICE_MANAGER",
        "2016-05-01, SERVICE_MANAGER",
        "2016-05-02, SERVICE_MANAGER",
        "2016-05-03, DIVISION",
        "2017-04-18, DIVISION"
    })
    void movesUpAfterTwoFiveAndTenWorkingDays(LocalDate today, Level level) {
        assertThat(Escalation.levelOf(MADE_ON, false, today, RULES)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-04-18, BOOKING_OFFICE",
        "2016-04-19, BOOKING_LEAD",
        "2016-04-20, SERVICE_MANAGER",
        "2016-04-21, DIVISION"
    })
    void movesUpAStepEachWorkingDayForSuspectedCancer(LocalDate today, Level level) {
        assertThat(Escalation.levelOf(MADE_ON, true, today, RULES)).isEqualTo(level);
    }

    @Test
    void doesNotMoveUpOverAWeekend() {
        LocalDate friday = LocalDate.of(2016, 4, 22);
        assertThat(Escalation.levelOf(friday, true, friday.plusDays(2), RULES)).isEqualTo(Level.BOOKING_OFFICE);
        assertThat(Escalation.levelOf(friday, true, friday.plusDays(3), RULES)).isEqualTo(Level.BOOKING_LEAD);
    }

    @Test
    void followsTheTrustsOwnTimes() {
        RuleSet slower = RULES.with(Setting.ESCALATE_TO_LEAD, 3);
        assertThat(Escalation.levelOf(MADE_ON, false, MADE_ON.plusDays(2), slower))
                .isEqualTo(Level.BOOKING_OFFICE);
        assertThat(Escalation.levelOf(MADE_ON, false, MADE_ON.plusDays(3), slower))
                .isEqualTo(Level.BOOKING_LEAD);
    }

    @Test
    void neverKeepsSuspectedCancerLongerThanOthers() {
        RuleSet odd = RULES.with(Setting.ESCALATE_CANCER, 9);
        assertThat(Escalation.levelOf(MADE_ON, true, MADE_ON.plusDays(2), odd)).isEqualTo(Level.BOOKING_LEAD);
    }

    @Test
    void takesAnyOtherOwnerForAnOffice() {
        assertThat(Level.of("eye-clinic-office")).isEqualTo(Level.BOOKING_OFFICE);
        assertThat(Level.of("division")).isEqualTo(Level.DIVISION);
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    /** The rule told once more: days are walked one by one, in weeks without a bank holiday. */
    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithTheRuleToldOnceMore(long seed) {
        Random random = new Random(seed);
        LocalDate made = LocalDate.of(2016, 6, 1).plusDays(random.nextInt(40));
        LocalDate today = made.plusDays(random.nextInt(25));
        boolean cancer = random.nextBoolean();
        int worked = 0;
        for (LocalDate day = made.plusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            worked += day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        int ordinary = worked >= 10 ? 3 : worked >= 5 ? 2 : worked >= 2 ? 1 : 0;
        int expected = cancer ? Math.min(3, worked) : ordinary;
        assertThat(Escalation.levelOf(made, cancer, today, RULES).ordinal()).isEqualTo(expected);
        assertThat(Escalation.workingDaysSince(made, today)).isEqualTo(worked);
    }
}
