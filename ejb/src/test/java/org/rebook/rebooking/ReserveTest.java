package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;
import org.rebook.policy.ShippedRuleSets;

/** What a trust keeps free for urgent referrals, on days made up and on generated diaries. */
class ReserveTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);
    private static final RuleSet TEN_PER_CENT = keeping(10);

    @Test
    void keepsTheLastSlotsOfADay() {
        assertThat(Reserve.kept(List.of(day(0, 20, 0, 20)), TEN_PER_CENT))
                .containsExactlyInAnyOrder("a-0-18", "a-0-19");
    }

    @Test
    void keepsNothingWhereTheTrustKeepsNoShare() {
        assertThat(Reserve.kept(List.of(day(0, 20, 0, 20)), keeping(0))).isEmpty();
    }

    @Test
    void carriesFractionsFromOneDayToTheNext() {
        List<Reserve.ClinicDay> fourADay = List.of(day(0, 4, 0, 4), day(1, 4, 0, 4), day(2, 4, 0, 4), day(3, 4, 0, 4));
        assertThat(Reserve.kept(fourADay, TEN_PER_CENT)).containsExactly("a-2-3");
    }

    @Test
    void emptiesNoSmallClinic() {
        assertThat(Reserve.kept(List.of(day(0, 3, 0, 3), day(1, 6, 0, 6)), TEN_PER_CENT))
                .isEmpty();
    }

    @Test
    void countsWhatUrgentPatientsHaveAlready() {
        assertThat(Reserve.kept(List.of(day(0, 20, 1, 10)), TEN_PER_CENT)).containsExactly("a-0-9");
        assertThat(Reserve.kept(List.of(day(0, 20, 2, 10)), TEN_PER_CENT)).isEmpty();
    }

    @Test
    void keepsNoMoreThanIsFree() {
        assertThat(Reserve.kept(List.of(day(0, 40, 0, 1)), TEN_PER_CENT)).containsExactly("a-0-0");
    }

    @Test
    void neverKeepsMoreOfAClinicThanItsShare() {
        Random random = new Random(20);
        for (int diary = 0; diary < 2_000; diary++) {
            List<Reserve.ClinicDay> days = diary(random);
            int share = random.nextInt(51);
            Set<String> kept = Reserve.kept(days, keeping(share));
            Map<String, Integer> slots = days.stream()
                    .collect(Collectors.groupingBy(
                            Reserve.ClinicDay::clinic, Collectors.summingInt(Reserve.ClinicDay::slots)));
            slots.forEach((clinic, all) -> assertThat(keptOf(clinic, kept)).isLessThanOrEqualTo(all * share / 100));
            assertThat(days.stream().flatMap(day -> day.free().stream()).toList())
                    .containsAll(kept);
        }
    }

    @Test
    void keepsAllOfItsShareWhereEnoughIsFreeAndNobodyUrgentHasAnyOfIt() {
        Random random = new Random(21);
        for (int diary = 0; diary < 500; diary++) {
            List<Reserve.ClinicDay> days = IntStream.range(0, 10)
                    .mapToObj(number -> {
                        int slots = 1 + random.nextInt(30);
                        return day(number, slots, 0, slots);
                    })
                    .toList();
            int all = days.stream().mapToInt(Reserve.ClinicDay::slots).sum();
            assertThat(Reserve.kept(days, TEN_PER_CENT)).hasSize(all / 10);
        }
    }

    @Test
    void isTheSameInWhateverOrderTheDaysAreRead() {
        Random random = new Random(22);
        for (int diary = 0; diary < 500; diary++) {
            List<Reserve.ClinicDay> days = diary(random);
            List<Reserve.ClinicDay> shuffled = new ArrayList<>(days);
            Collections.shuffle(shuffled, random);
            assertThat(Reserve.kept(shuffled, TEN_PER_CENT)).isEqualTo(Reserve.kept(days, TEN_PER_CENT));
        }
    }

    @Test
    void takingASlotThatIsNotKeptKeepsNoOther() {
        Random random = new Random(23);
        for (int diary = 0; diary < 500; diary++) {
            List<Reserve.ClinicDay> days = diary(random);
            Set<String> kept = Reserve.kept(days, TEN_PER_CENT);
            List<Reserve.ClinicDay> emptied =
                    days.stream().map(day -> without(day, kept, random)).toList();
            assertThat(Reserve.kept(emptied, TEN_PER_CENT)).isEqualTo(kept);
        }
    }

    @Test
    void anUrgentPatientWhoTakesAKeptSlotLeavesTheOthersKept() {
        List<Reserve.ClinicDay> before = List.of(day(0, 30, 0, 30));
        assertThat(Reserve.kept(before, TEN_PER_CENT)).containsExactlyInAnyOrder("a-0-27", "a-0-28", "a-0-29");
        assertThat(Reserve.kept(List.of(day(0, 30, 1, 29)), TEN_PER_CENT))
                .containsExactlyInAnyOrder("a-0-27", "a-0-28");
    }

    @Test
    void aPlanGivesWhatIsKeptToUrgentPatientsOnly() {
        RuleSet shortNotice = RuleSet.current().with(Setting.NOTICE_DAYS, "0");
        int routineThereOtherwise = 0;
        int urgentThere = 0;
        for (long seed = 0; seed < 300; seed++) {
            PlanInputs free = RandomStrike.of(seed).by(shortNotice);
            Random random = new Random(seed);
            Set<String> kept = free.openings().stream()
                    .flatMap(opening -> opening.slots().stream())
                    .map(Opening.Slot::id)
                    .filter(slot -> random.nextInt(3) == 0)
                    .collect(Collectors.toSet());
            PlanInputs keeping = new PlanInputs(
                    free.now(),
                    free.affected(),
                    free.remainders(),
                    free.openings().stream()
                            .flatMap(opening -> opening.keeping(kept))
                            .toList(),
                    free.fingerprint());
            Proposal plan = StrikePlanner.plan(keeping, Plans.SEED);
            assertThat(plan.figures().keptForUrgent()).isEqualTo(kept.size());
            assertThat(slotsOf(plan, kept)).allMatch(placed -> isUrgent(placed, keeping.now()));
            assertThat(placesOf(keeping)).isEqualTo(placesOf(free));
            urgentThere += slotsOf(plan, kept).size();
            routineThereOtherwise += (int) slotsOf(StrikePlanner.plan(free, Plans.SEED), kept).stream()
                    .filter(placed -> !isUrgent(placed, free.now()))
                    .count();
        }
        assertThat(urgentThere).as("urgent patients use the reserve").isPositive();
        assertThat(routineThereOtherwise)
                .as("without it others would have them")
                .isPositive();
    }

    private static List<Placed> slotsOf(Proposal plan, Set<String> kept) {
        return plan.placed().stream()
                .filter(placed ->
                        placed.slot() != null && kept.contains(placed.slot().id()))
                .toList();
    }

    private static boolean isUrgent(Placed placed, Circumstances now) {
        return RiskTier.of(placed.affected().displaced(), now.today(), now.rules())
                .isUrgent();
    }

    private static int placesOf(PlanInputs inputs) {
        return inputs.openings().stream().mapToInt(Opening::places).sum();
    }

    private static Reserve.ClinicDay without(Reserve.ClinicDay day, Set<String> kept, Random random) {
        return new Reserve.ClinicDay(
                day.clinic(),
                day.day(),
                day.slots(),
                day.urgent(),
                day.free().stream()
                        .filter(slot -> kept.contains(slot) || random.nextBoolean())
                        .toList());
    }

    private static List<Reserve.ClinicDay> diary(Random random) {
        List<Reserve.ClinicDay> days = new ArrayList<>();
        for (String clinic : new HashSet<>(List.of("a", "b", "c"))) {
            for (int number = 0; number < 10; number++) {
                int slots = random.nextInt(25);
                int urgent = slots == 0 ? 0 : random.nextInt(1 + slots / 4);
                days.add(day(clinic, number, slots, urgent, random.nextInt(1 + slots - urgent)));
            }
        }
        return days;
    }

    private static long keptOf(String clinic, Set<String> kept) {
        return kept.stream().filter(slot -> slot.startsWith(clinic)).count();
    }

    private static Reserve.ClinicDay day(int number, int slots, int urgent, int free) {
        return day("a", number, slots, urgent, free);
    }

    private static Reserve.ClinicDay day(String clinic, int number, int slots, int urgent, int free) {
        return new Reserve.ClinicDay(
                clinic,
                MONDAY.plusDays(number),
                slots,
                urgent,
                IntStream.range(0, free)
                        .mapToObj(slot -> "%s-%d-%d".formatted(clinic, number, slot))
                        .toList());
    }

    private static RuleSet keeping(int share) {
        return ShippedRuleSets.on(MONDAY).with(Setting.RESERVE_SHARE, Integer.toString(share));
    }
}
