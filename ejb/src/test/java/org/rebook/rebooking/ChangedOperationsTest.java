package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.Priority;

/** Operations that change lists, alone or linked with others that need the same kit (hazard H07). */
class ChangedOperationsTest {

    private static final LocalDate TWO_WEEKS_ON = STRIKE_DAY.plusDays(14);
    private static final LocalDate A_WEEK_LATER = TWO_WEEKS_ON.plusDays(7);

    private final SampleTheatre theatre = new SampleTheatre();

    @Test
    void refusesADayOnWhichTheLastOfTheKitWouldBeWantedTwiceAndNamesIt() {
        theatre.count(
                List.of(new KitAndBeds.Kit("royal-free", "robot", 2)),
                List.of(),
                Map.of("robot at royal-free on " + A_WEEK_LATER, 1));
        listsOn(TWO_WEEKS_ON, "110", "101");
        listsOn(A_WEEK_LATER, "110", "101");
        operation("a", "110", new Displaced.Link("b", Displaced.LinkType.SAME_DAY, 0, null, STRIKE_DAY));
        operation("b", "101", new Displaced.Link("a", Displaced.LinkType.SAME_DAY, 0, null, STRIKE_DAY));
        assertThatThrownBy(() -> decline("a"))
                .isInstanceOf(ChangeRefused.class)
                .hasMessageStartingWith("appointment: ")
                .hasMessageContaining("the kit (robot) is all taken on " + Wording.day(A_WEEK_LATER));
    }

    @Test
    void oneTakesTheKitThatTheOtherGivesUp() {
        theatre.count(List.of(new KitAndBeds.Kit("royal-free", "robot", 1)), List.of(), Map.of());
        for (int day = 0; day < 3; day++) {
            listsOn(TWO_WEEKS_ON.plusDays(day), "110");
        }
        operation("a", "110", new Displaced.Link("b", Displaced.LinkType.BEFORE, 1, 1, STRIKE_DAY));
        operation("b", "110", new Displaced.Link("a", Displaced.LinkType.AFTER, 1, 1, STRIKE_DAY));
        assertThat(decline("a"))
                .containsEntry("a", TWO_WEEKS_ON.plusDays(1))
                .containsEntry("b", TWO_WEEKS_ON.plusDays(2));
    }

    @Test
    void goesOnTheCheapestOfManyListsThatHasRoom() {
        for (int day = 0; day < 15; day++) {
            theatre.list("day " + day, TWO_WEEKS_ON.plusDays(day), day == 1 ? 30 : 300);
        }
        theatre.operation("a", new SampleTheatre.SampleOperation());
        assertThat(decline("a")).containsEntry("a", TWO_WEEKS_ON.plusDays(2));
    }

    @Test
    void triesEveryListBeforeItLeavesAnOperationWithout() {
        for (int day = 0; day < 30; day++) {
            theatre.add(
                    "day " + day,
                    "110",
                    "royal-free",
                    TWO_WEEKS_ON.plusDays(day),
                    300,
                    225,
                    day % 29 == 0 ? 0 : 900,
                    List.of());
        }
        theatre.operation("a", new SampleTheatre.SampleOperation());
        assertThat(decline("a")).containsEntry("a", TWO_WEEKS_ON.plusDays(29));
    }

    @Test
    void givesTheListThatOneDeclinesToTheOperationThatHasNone() {
        theatre.list("the only one", TWO_WEEKS_ON, 100);
        SampleTheatre.SampleOperation urgent = new SampleTheatre.SampleOperation();
        urgent.priority = Priority.P3;
        theatre.operation("urgent", urgent);
        theatre.operation("routine", new SampleTheatre.SampleOperation());
        StandingPlan plan = new StandingPlan(
                theatre.inputs(), Wishes.of(List.of()), theatre.placed().values());
        assertThat(plan.placementOf("routine").decision()).isEqualTo(Decision.UNPLACED);
        Replan.Result result = Replan.of(1, plan, List.of(), List.of(PlanStep.of(PlanChange.decline("urgent"))));
        assertThat(result.placements())
                .filteredOn(each -> each.appointment().equals("routine"))
                .allMatch(each -> each.isIn("the only one"));
        assertThat(result.revision().placements())
                .extracting(PlacementChange::why)
                .containsExactlyInAnyOrder("Declines the date.", "Has a list now that another operation leaves.");
        assertThat(result.revision().withoutDate()).isZero();
        assertThat(result.revision().othersMoved()).isZero();
    }

    @Test
    void givesTheListThatOneDeclinesToLinkedOperationsThatHaveMuchLaterOnes() {
        LocalDate monthsLater = TWO_WEEKS_ON.plusDays(140);
        theatre.list("early", TWO_WEEKS_ON, 200);
        theatre.list("late", monthsLater, 300);
        SampleTheatre.SampleOperation urgent = new SampleTheatre.SampleOperation();
        urgent.minutes = 150;
        urgent.prioritySetOn = TWO_WEEKS_ON.minusDays(84);
        urgent.priority = Priority.P3;
        theatre.operation("urgent", urgent);
        operation("a", "110", new Displaced.Link("b", Displaced.LinkType.SAME_DAY, 0, null, STRIKE_DAY));
        operation("b", "110", new Displaced.Link("a", Displaced.LinkType.SAME_DAY, 0, null, STRIKE_DAY));
        assertThat(decline("urgent")).containsEntry("a", TWO_WEEKS_ON).containsEntry("b", TWO_WEEKS_ON);
    }

    private void listsOn(LocalDate day, String... specialties) {
        for (String specialty : specialties) {
            theatre.add(specialty + " on " + day, specialty, "royal-free", day, 300, 0, 0, List.of());
        }
    }

    private void operation(String id, String specialty, Displaced.Link link) {
        SampleTheatre.SampleOperation sample = new SampleTheatre.SampleOperation();
        sample.specialty = specialty;
        sample.requires = new Requirements(Set.of("robot"), Set.of(), false, null, 0, 0);
        sample.links = List.of(link);
        theatre.operation(id, sample);
    }

    /** The day of each operation after one of them was declined. */
    private Map<String, LocalDate> decline(String appointment) {
        StandingPlan plan = new StandingPlan(
                theatre.inputs(), Wishes.of(List.of()), theatre.placed().values());
        assertThat(plan.placed()).allMatch(each -> each.decision() == Decision.MOVE);
        Replan.Result result = Replan.of(1, plan, List.of(), List.of(PlanStep.of(PlanChange.decline(appointment))));
        return result.placements().stream().collect(Collectors.toMap(Placed::appointment, Placed::day));
    }
}
