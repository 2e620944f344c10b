package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleTheatre.TWO_WEEKS_ON;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.policy.RuleSet;
import org.rebook.rebooking.SampleTheatre.SampleOperation;

/** Kit and beds reach the plan: none is promised twice, and whoever goes without is told why (hazard H08). */
class ListLimitsTest {

    private static final String SITE = "royal-free";

    private final SampleTheatre theatre = new SampleTheatre();
    private final SampleOperation operation = new SampleOperation();

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2"})
    void usesKitNoMoreOftenADayThanThereIsOfIt(int usesPerDay, int placed) {
        theatre.count(robot(SITE, usesPerDay), List.of(), Map.of());
        theatre.list("one", TWO_WEEKS_ON, 300);
        theatre.list("two", TWO_WEEKS_ON, 300);
        twoThatNeedTheRobot();
        assertThat(theatre.plan().values())
                .filteredOn(list -> !list.equals("none"))
                .hasSize(placed);
    }

    @Test
    void usesItAgainOnTheNextDay() {
        theatre.count(robot(SITE, 1), List.of(), Map.of());
        theatre.list("one", TWO_WEEKS_ON, 300);
        theatre.list("two", TWO_WEEKS_ON.plusDays(1), 300);
        twoThatNeedTheRobot();
        assertThat(theatre.plan().values()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void countsThoseWhoAreBookedAlready() {
        theatre.count(robot(SITE, 2), List.of(), Map.of("robot at royal-free on " + TWO_WEEKS_ON, 1));
        theatre.list("one", TWO_WEEKS_ON, 300);
        twoThatNeedTheRobot();
        assertThat(theatre.plan().values()).containsExactlyInAnyOrder("one", "none");
    }

    @Test
    void countsEachSiteForItself() {
        theatre.count(
                List.of(new KitAndBeds.Kit(SITE, "robot", 1), new KitAndBeds.Kit("barnet", "robot", 1)),
                List.of(),
                Map.of());
        theatre.list("here", TWO_WEEKS_ON, 300);
        theatre.add("there", "110", "barnet", TWO_WEEKS_ON, 300, 0, 0, List.of());
        twoThatNeedTheRobot();
        assertThat(theatre.plan().values()).containsExactlyInAnyOrder("here", "there");
    }

    @Test
    void countsNothingWhereTheEhrDoesNot() {
        theatre.count(robot("barnet", 1), List.of(), Map.of());
        theatre.list("one", TWO_WEEKS_ON, 300);
        twoThatNeedTheRobot();
        assertThat(theatre.plan().values()).containsOnly("one");
    }

    @Test
    void specialtiesThatShareARobotArePlannedTogether() {
        theatre.count(robot(SITE, 1), List.of(), Map.of());
        theatre.list("one", TWO_WEEKS_ON, 300);
        theatre.add("two", "101", SITE, TWO_WEEKS_ON, 300, 0, 0, List.of());
        operation.requires = needing(Set.of("robot"), 0);
        theatre.operation("a", operation);
        operation.specialty = "101";
        theatre.operation("b", operation);
        assertThat(theatre.plan().values()).filteredOn("none"::equals).hasSize(1);
    }

    /** Whoever is operated on first lies on the ward for three days, of which the last is the day after next. */
    @ParameterizedTest
    @CsvSource({"2, 1", "3, 2"})
    void keepsABedForEachDayOfTheStay(int daysLater, int placed) {
        theatre.count(List.of(), List.of(ward("ward", Set.of(), 1)), Map.of());
        theatre.list("one", TWO_WEEKS_ON, 100);
        theatre.list("two", TWO_WEEKS_ON.plusDays(daysLater), 100);
        operation.requires = needing(Set.of(), 3);
        theatre.operation("a", operation);
        theatre.operation("b", operation);
        assertThat(theatre.plan().values())
                .filteredOn(list -> !list.equals("none"))
                .hasSize(placed);
    }

    @Test
    void aDayCaseNeedsNoBed() {
        theatre.count(List.of(), List.of(ward("ward", Set.of(), 0)), Map.of());
        theatre.list("one", TWO_WEEKS_ON, 300);
        theatre.operation("a", operation);
        assertThat(theatre.plan()).containsEntry("a", "one");
    }

    @Test
    void aWardThatNamesTheSpecialtyComesBeforeOneThatNamesNone() {
        theatre.count(List.of(), List.of(ward("a-any", Set.of(), 5), ward("b-own", Set.of("110"), 0)), Map.of());
        theatre.list("one", TWO_WEEKS_ON, 300);
        operation.requires = needing(Set.of(), 1);
        theatre.operation("a", operation);
        assertThat(theatre.plan()).containsEntry("a", "none");
    }

    @Test
    void saysThatKitIsTheReason() {
        theatre.count(robot(SITE, 1), List.of(), Map.of());
        theatre.list("one", TWO_WEEKS_ON, 300);
        twoThatNeedTheRobot();
        assertThat(theatre.placed().values())
                .filteredOn(placed -> placed.decision() == Decision.UNPLACED)
                .singleElement()
                .extracting(Placed::reason)
                .asString()
                .contains("1 is on a day on which the kit needed is all in use (1 for this alone)");
    }

    @Test
    void saysThatBedsAreTheReason() {
        theatre.count(List.of(), List.of(ward("ward", Set.of(), 0)), Map.of());
        theatre.list("one", TWO_WEEKS_ON, 300);
        operation.requires = needing(Set.of(), 2);
        Affected patient = theatre.operation("a", operation);
        assertThat(theatre.placed().get("a").reason())
                .contains("1 is without a bed on the ward for each of the 2 days of the stay");
        OfferedSlot list = theatre.inputs().openings().get(0).sample();
        assertThat(RefusalWords.of(list, patient.displaced(), theatre.now))
                .containsExactly("without a bed left for the stay: Ward ward is full on " + Wording.day(TWO_WEEKS_ON));
    }

    @Test
    void theWorklistRefusesByTheSameRule() {
        operation.requires = needing(Set.of("robot"), 0);
        Affected patient = theatre.operation("a", operation);
        OfferedSlot list = theatre.list("one", TWO_WEEKS_ON, 300).sample();
        theatre.count(robot(SITE, 1), List.of(), Map.of());
        assertThat(SlotRules.refusalsOf(list, patient.displaced(), theatre.now)).isEmpty();
        theatre.count(robot(SITE, 1), List.of(), Map.of("robot at royal-free on " + TWO_WEEKS_ON, 1));
        assertThat(SlotRules.refusalsOf(list, patient.displaced(), theatre.now)).containsExactly(Refusal.KIT_IN_USE);
        assertThat(RefusalWords.of(list, patient.displaced(), theatre.now))
                .containsExactly("on a day on which all of the kit (robot) is in use already");
    }

    @Test
    void aPlanIsMadeAgainFromWhatWasCounted() {
        theatre.count(robot(SITE, 1), List.of(ward("ward", Set.of("110"), 2)), Map.of("x on 2016-05-10", 1));
        PlanInputs inputs = theatre.inputs();
        PlanInputs again = PlanArchive.read(PlanArchive.write(inputs), RuleSet.current());
        assertThat(again.now().kitAndBeds()).isEqualTo(inputs.now().kitAndBeds());
        assertThat(Fingerprint.of("same", inputs.now().kitAndBeds()))
                .isNotEqualTo(Fingerprint.of("same", KitAndBeds.NONE));
    }

    @Test
    void aChangeOfThePlanTakesNothingThatAnotherHas() {
        theatre.count(robot(SITE, 1), List.of(), Map.of());
        theatre.list("one", TWO_WEEKS_ON, 300);
        theatre.list("two", TWO_WEEKS_ON.plusDays(1), 300);
        twoThatNeedTheRobot();
        PlanInputs inputs = theatre.inputs();
        StandingPlan plan = new StandingPlan(
                inputs, Wishes.of(List.of()), StrikePlanner.plan(inputs, 1).placed());
        for (Affected patient : inputs.affected()) {
            String other = plan.placementOf(patient.appointment().equals("a") ? "b" : "a")
                    .opening()
                    .sample()
                    .session();
            Placed changed = new TheatreChange(plan, Linked.among(inputs.affected(), inputs.now()))
                    .place(patient, list -> list.sample().session().equals(other));
            assertThat(changed.decision()).isEqualTo(Decision.UNPLACED);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverPromisesMoreThanThereIs(long seed) {
        Random random = new Random(seed);
        List<String> sites = List.of(SITE, "barnet");
        for (int n = 0; n < 8; n++) {
            theatre.add(
                    "list-" + n,
                    random.nextBoolean() ? "110" : "101",
                    sites.get(random.nextInt(2)),
                    TWO_WEEKS_ON.plusDays(random.nextInt(5)),
                    120 + 60 * random.nextInt(4),
                    0,
                    0,
                    List.of());
        }
        for (int n = 0; n < 10; n++) {
            operation.specialty = random.nextBoolean() ? "110" : "101";
            operation.requires = needing(random.nextBoolean() ? Set.of("robot") : Set.of(), random.nextInt(4));
            theatre.operation("op-" + n, operation);
        }
        KitAndBeds counted = new KitAndBeds(
                List.of(new KitAndBeds.Kit(SITE, "robot", 1), new KitAndBeds.Kit("barnet", "robot", 2)),
                List.of(ward("ward-a", Set.of("110"), 1 + random.nextInt(2)), ward("ward-b", Set.of(), 2)),
                Map.of("bed of ward-a on " + TWO_WEEKS_ON, 1));
        theatre.count(counted.kit(), counted.wards(), counted.taken());
        Map<String, Integer> taken = new HashMap<>(counted.taken());
        theatre.placed().values().stream()
                .filter(placed -> placed.opening() != null)
                .forEach(placed -> take(placed, taken));
        taken.forEach((what, many) -> assertThat(many).as(what).isLessThanOrEqualTo(mostOf(what, counted)));
    }

    // Told apart from what the product counts with, on purpose.
    private static void take(Placed placed, Map<String, Integer> taken) {
        Displaced patient = placed.affected().displaced();
        OfferedSlot list = placed.opening().sample();
        if (patient.requires().capabilities().contains("robot")) {
            taken.merge("robot at " + list.site() + " on " + list.day(), 1, Integer::sum);
        }
        String ward = patient.specialty().equals("110") ? "ward-a" : "ward-b";
        for (int day = 0; day < patient.requires().bedDays() && list.site().equals(SITE); day++) {
            LocalDate night = list.day().plusDays(day);
            taken.merge("bed of " + ward + " on " + night, 1, Integer::sum);
        }
    }

    private static int mostOf(String what, KitAndBeds counted) {
        return what.startsWith("robot")
                ? (what.contains("barnet") ? 2 : 1)
                : counted.wards()
                        .get(what.startsWith("bed of ward-a") ? 0 : 1)
                        .beds()
                        .get(0);
    }

    private void twoThatNeedTheRobot() {
        operation.requires = needing(Set.of("robot"), 0);
        theatre.operation("a", operation);
        theatre.operation("b", operation);
    }

    private static List<KitAndBeds.Kit> robot(String site, int usesPerDay) {
        return List.of(new KitAndBeds.Kit(site, "robot", usesPerDay));
    }

    private static KitAndBeds.Ward ward(String id, Set<String> specialties, int beds) {
        return new KitAndBeds.Ward(id, "Ward " + id, SITE, specialties, Collections.nCopies(7, beds));
    }

    private static Requirements needing(Set<String> kit, int bedDays) {
        return new Requirements(kit, Set.of(), false, null, 0, bedDays);
    }
}
