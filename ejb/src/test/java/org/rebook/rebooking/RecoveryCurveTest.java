package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;
import org.rebook.policy.ShippedRuleSets;

/** What every curve must keep, and what a few of them say. */
class RecoveryCurveTest {

    private static final LocalDate STRIKE = LocalDate.of(2033, 4, 26);
    private static final LocalDate UNTIL = STRIKE.plusWeeks(18);
    private static final LocalDate TODAY = STRIKE.minusDays(8);
    private static final RuleSet RULES =
            ShippedRuleSets.on(STRIKE).with(Setting.NOTICE_DAYS, 21).with(Setting.CLOSED_ON_BANK_HOLIDAYS, 1);
    private static final RecoveryCurve.Pool EYES = RecoveryCurve.Pool.of("130", false);
    private static final RecoveryCurve.Pool EYE_THEATRE = RecoveryCurve.Pool.of("130", true);
    private static final RecoveryCurve.Pool HEARTS = RecoveryCurve.Pool.of("320", false);

    private final List<RecoveryCurve.Awaited> displaced = new ArrayList<>();
    private final Map<RecoveryCurve.Pool, NavigableMap<LocalDate, Integer>> free = new HashMap<>();

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    private Recovery curve() {
        return curve(RULES);
    }

    private Recovery curve(RuleSet rules) {
        return RecoveryCurve.of(displaced, free, STRIKE, UNTIL, TODAY, rules);
    }

    private void waits(RecoveryCurve.Pool pool, LocalDate seenOn) {
        displaced.add(new RecoveryCurve.Awaited(pool, seenOn));
    }

    private void free(RecoveryCurve.Pool pool, LocalDate day, int places) {
        free.computeIfAbsent(pool, any -> new TreeMap<>()).merge(day, places, Integer::sum);
    }

    private void invent(long seed) {
        Random random = new Random(seed);
        List<RecoveryCurve.Pool> pools = List.of(EYES, EYE_THEATRE, HEARTS, RecoveryCurve.Pool.of(null, false));
        for (int i = random.nextInt(60); i > 0; i--) {
            LocalDate seen = random.nextInt(5) == 0 ? null : STRIKE.plusDays(random.nextInt(150));
            waits(pools.get(random.nextInt(pools.size())), seen);
        }
        for (int i = random.nextInt(40); i > 0; i--) {
            free(
                    pools.get(random.nextInt(pools.size())),
                    STRIKE.plusDays(random.nextInt(140) - 10),
                    1 + random.nextInt(5));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverRises(long seed) {
        invent(seed);
        List<Recovery.Day> days = curve().total().days();
        for (int i = 1; i < days.size(); i++) {
            Recovery.Day before = days.get(i - 1);
            Recovery.Day day = days.get(i);
            assertThat(day.day()).isEqualTo(before.day().plusDays(1));
            assertThat(day.waiting()).isLessThanOrEqualTo(before.waiting());
            assertThat(day.early()).isLessThanOrEqualTo(before.early());
            assertThat(day.likely()).isLessThanOrEqualTo(before.likely());
            assertThat(day.late()).isLessThanOrEqualTo(before.late());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void endsAtThoseWithoutADate(long seed) {
        invent(seed);
        Recovery.Curve total = curve().total();
        int without =
                (int) displaced.stream().filter(each -> each.seenOn() == null).count();
        assertThat(total.displaced()).isEqualTo(displaced.size());
        assertThat(total.withoutDate()).isEqualTo(without);
        assertThat(total.days().get(total.days().size() - 1).waiting()).isEqualTo(without);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isTheSumOfItsSpecialties(long seed) {
        invent(seed);
        Recovery recovery = curve();
        assertThat(sum(recovery, Recovery.Curve::displaced))
                .isEqualTo(recovery.total().displaced());
        assertThat(sum(recovery, Recovery.Curve::withoutDate))
                .isEqualTo(recovery.total().withoutDate());
        for (int i = 0; i < recovery.total().days().size(); i++) {
            int at = i;
            Recovery.Day total = recovery.total().days().get(at);
            assertThat(sum(recovery, curve -> curve.days().get(at).waiting())).isEqualTo(total.waiting());
            assertThat(sum(recovery, curve -> curve.days().get(at).early())).isEqualTo(total.early());
            assertThat(sum(recovery, curve -> curve.days().get(at).likely())).isEqualTo(total.likely());
            assertThat(sum(recovery, curve -> curve.days().get(at).late())).isEqualTo(total.late());
        }
    }

    private static int sum(Recovery recovery, ToIntFunction<Recovery.Curve> what) {
        return recovery.specialties().stream()
                .map(Recovery.OfSpecialty::curve)
                .mapToInt(what)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isNeverEarlierThanEarlyNorLaterThanKnown(long seed) {
        invent(seed);
        curve().total().days().forEach(day -> assertThat(
                        List.of(0, day.early(), day.likely(), day.late(), day.waiting()))
                .isSorted());
    }

    @Test
    void leavesOnTheDayOfTheNewDate() {
        waits(EYES, STRIKE.plusDays(30));
        Recovery.Curve total = curve().total();
        assertThat(total.days().get(29).waiting()).isEqualTo(1);
        assertThat(total.days().get(30).waiting()).isZero();
        assertThat(total.seen(50)).isEqualTo(STRIKE.plusDays(30));
        assertThat(total.seen(100)).isEqualTo(STRIKE.plusDays(30));
    }

    @Test
    void saysWhenHalfAndNineTenthsAreSeenAndNeverThatAllAreWhenSomebodyHasNoDate() {
        for (int i = 1; i <= 9; i++) {
            waits(EYES, STRIKE.plusDays(i));
        }
        waits(EYES, null);
        Recovery.Curve total = curve().total();
        assertThat(total.seen(50)).isEqualTo(STRIKE.plusDays(5));
        assertThat(total.seen(90)).isEqualTo(STRIKE.plusDays(9));
        assertThat(total.seen(100)).isNull();
        assertThat(total.likelySeen(100)).isNull();
    }

    @Test
    void expectsEverySecondFreePlaceToSuitAtTheUsualNotice() {
        waits(EYES, null);
        free(EYES, TODAY.plusDays(20), 9);
        free(EYES, TODAY.plusDays(21), 1);
        free(EYES, TODAY.plusDays(30), 1);
        free(EYES, TODAY.plusDays(40), 2);
        Recovery.Curve total = curve().total();
        assertThat(dayOf(total, Recovery.Day::early)).isEqualTo(TODAY.plusDays(20));
        assertThat(dayOf(total, Recovery.Day::likely)).isEqualTo(TODAY.plusDays(30));
        assertThat(dayOf(total, Recovery.Day::late)).isEqualTo(TODAY.plusDays(40));
        assertThat(total.likelySeen(100)).isEqualTo(TODAY.plusDays(30));
    }

    /** Nobody is rebooked on a bank holiday (R-REB-23), here the spring one, unless the trust works on it. */
    @Test
    void lendsNoPlaceOnABankHolidayUnlessTheTrustWorksOnIt() {
        LocalDate springHoliday = LocalDate.of(2033, 5, 30);
        waits(EYES, null);
        free(EYES, springHoliday, 4);
        Recovery.Curve closed = curve().total();
        assertThat(closed.free()).isZero();
        assertThat(closed.days()).allMatch(day -> day.early() == 1);
        Recovery.Curve open =
                curve(RULES.with(Setting.CLOSED_ON_BANK_HOLIDAYS, 0)).total();
        assertThat(open.free()).isEqualTo(4);
        assertThat(dayOf(open, Recovery.Day::early)).isEqualTo(springHoliday);
    }

    @Test
    void lendsNoPlaceOfAnotherSpecialtyAndNoSlotToAnOperation() {
        waits(EYE_THEATRE, null);
        free(EYES, STRIKE.plusDays(30), 100);
        free(HEARTS, STRIKE.plusDays(30), 100);
        assertThat(curve().total().days()).allMatch(day -> day.early() == 1);
    }

    @Test
    void goesOnUntilTheLastDateThatIsKnown() {
        waits(EYES, UNTIL.plusDays(9));
        assertThat(curve().until()).isEqualTo(UNTIL.plusDays(9));
        assertThat(curve().total().seen(100)).isEqualTo(UNTIL.plusDays(9));
    }

    @Test
    void isEmptyWhenNobodyIsDisplaced() {
        assertThat(curve().specialties()).isEmpty();
        assertThat(curve().total().days()).allMatch(day -> day.waiting() == 0);
    }

    private static LocalDate dayOf(Recovery.Curve curve, ToIntFunction<Recovery.Day> what) {
        return curve.days().stream()
                .filter(day -> what.applyAsInt(day) == 0)
                .map(Recovery.Day::day)
                .findFirst()
                .orElse(null);
    }
}
