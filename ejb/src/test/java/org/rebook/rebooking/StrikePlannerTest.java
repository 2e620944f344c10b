package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.clinic.SlotTime;

/** What every plan must keep, whatever the strike (hazards H01, H03, H07, H13). */
class StrikePlannerTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidesForEverybodyOnce(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        assertThat(StrikePlanner.plan(inputs, 1).placed())
                .extracting(placed -> placed.affected().appointment())
                .containsExactlyInAnyOrderElementsOf(
                        inputs.affected().stream().map(Affected::appointment).toList());
    }

    @Test
    void countsThePatientsOfEachPart() {
        Set<String> parts = new HashSet<>();
        seeds().limit(30)
                .forEach(seed -> StrikePlanner.plan(RandomStrike.of(seed), 1, new PlanningProgress() {
                    @Override
                    public void begins(List<String> first, List<String> last) {}

                    @Override
                    public void has(List<String> more) {
                        parts.addAll(more);
                    }

                    @Override
                    public void done(String part) {}
                }));
        assertThat(parts)
                .anyMatch(part -> part.endsWith(", 1 patient"))
                .anyMatch(part -> part.endsWith(" patients"))
                .noneMatch(part -> part.endsWith(", 1 patients"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverMovesTheProtected(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        assertThat(StrikePlanner.plan(inputs, 1).placed())
                .filteredOn(placed -> placed.affected().protection(inputs.now()).isPresent())
                .extracting(Placed::decision)
                .isSubsetOf(Decision.STAY, Decision.PROTECTED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesNoSlotTwiceAndKeepsNoMoreThanTheSessionCanSee(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        List<Placed> placed = StrikePlanner.plan(inputs, 1).placed();
        List<String> slots = placed.stream()
                .filter(each -> each.slot() != null)
                .map(each -> each.slot().id())
                .toList();
        assertThat(slots).doesNotHaveDuplicates();
        Map<String, Integer> kept = placed.stream()
                .filter(each -> each.decision() == Decision.STAY)
                .collect(Collectors.groupingBy(
                        each -> each.affected().session(),
                        Collectors.summingInt(each -> each.affected().isOperation()
                                ? each.affected().displaced().minutes()
                                : 1)));
        kept.forEach((session, used) -> assertThat(used)
                .isLessThanOrEqualTo(inputs.remainders().get(session).capacity()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sendsNobodyToTwoPlacesAndNobodyPastAHardLimit(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        Map<String, List<SlotTime>> given = new HashMap<>();
        for (Placed placed : StrikePlanner.plan(inputs, 1).placed()) {
            if (placed.decision() != Decision.MOVE) {
                continue;
            }
            List<SlotTime> times = given.computeIfAbsent(placed.affected().patient(), any -> new ArrayList<>());
            assertThat(times).noneMatch(placed.time()::overlaps);
            times.add(placed.time());
            // Of two linked appointments that move together, the old day of the other no longer counts.
            assertThat(SlotRules.refusalsOf(
                            placed.opening().sample(), placed.affected().displaced(), inputs.now()))
                    .isSubsetOf(placed.pool().equals(Linked.POOL) ? List.of(Refusal.LINK_BROKEN) : List.of());
        }
    }

    /** Hazard H09: a dependency broken. */
    @ParameterizedTest
    @MethodSource("seeds")
    void keepsTheDaysBetweenLinkedAppointments(long seed) {
        Map<String, Placed> placed = StrikePlanner.plan(RandomStrike.of(seed), 1).placed().stream()
                .collect(Collectors.toMap(each -> each.affected().appointment(), each -> each));
        for (Placed each : placed.values()) {
            for (Displaced.Link link : each.affected().displaced().links()) {
                Placed other = placed.get(link.other());
                boolean moves = each.decision() == Decision.MOVE || other.decision() == Decision.MOVE;
                boolean bothSeen = each.decision() != Decision.UNPLACED && other.decision() != Decision.UNPLACED;
                if (moves && bothSeen) {
                    assertThat(link.holds(dayOf(each), dayOf(other)))
                            .as("%s and %s", each, other)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void movesLinkedAppointmentsTogetherAndAsksAClinicianOtherwise() {
        Map<Decision, Long> together = LongStream.range(0, 300)
                .mapToObj(seed -> StrikePlanner.plan(RandomStrike.of(seed), 1).placed())
                .flatMap(List::stream)
                .filter(placed -> placed.pool().equals(Linked.POOL))
                .peek(placed -> assertThat(placed.forClinician()).isEqualTo(placed.decision() == Decision.UNPLACED))
                .collect(Collectors.groupingBy(Placed::decision, Collectors.counting()));
        assertThat(together).containsOnlyKeys(Decision.STAY, Decision.CONVERT, Decision.MOVE, Decision.UNPLACED);
    }

    /** Replaying a plan from what is kept of its inputs. */
    @ParameterizedTest
    @MethodSource("seeds")
    void makesTheSamePlanOfWhatIsKeptOfItsInputs(long seed) {
        PlanInputs inputs = RandomStrike.of(seed);
        PlanInputs kept =
                PlanArchive.read(PlanArchive.write(inputs), inputs.now().rules());
        assertThat(Fingerprint.of(StrikePlanner.plan(kept, 1).placed()))
                .isEqualTo(Fingerprint.of(StrikePlanner.plan(inputs, 1).placed()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesTheOperationsOfAListOneTimeAfterTheOther(long seed) {
        StrikePlanner.plan(RandomStrike.of(seed), 1).placed().stream()
                .filter(placed ->
                        placed.decision() == Decision.MOVE && placed.affected().isOperation())
                .collect(Collectors.groupingBy(
                        placed -> placed.opening().sample().session()))
                .forEach((list, operations) -> {
                    List<SlotTime> times = operations.stream()
                            .map(Placed::time)
                            .sorted(Comparator.comparing(SlotTime::startsAt))
                            .toList();
                    for (int i = 1; i < times.size(); i++) {
                        assertThat(times.get(i).startsAt())
                                .isAfterOrEqualTo(times.get(i - 1).endsAt());
                    }
                });
    }

    @Test
    void saysWhichOtherListsAnOperationCouldGoOnAndWhatThatCostsAtMost() {
        List<AlternativeDate> others = LongStream.range(0, 100)
                .mapToObj(seed -> StrikePlanner.plan(RandomStrike.of(seed), 1).placed())
                .flatMap(List::stream)
                .filter(placed ->
                        placed.decision() == Decision.MOVE && placed.affected().isOperation())
                .peek(placed -> assertThat(placed.alternatives())
                        .extracting(AlternativeDate::session)
                        .doesNotContain(placed.opening().sample().session()))
                .flatMap(placed -> placed.alternatives().stream())
                .toList();
        assertThat(others).hasSizeGreaterThan(100).allMatch(other -> other.worseForAll() >= 0);
    }

    private static LocalDate dayOf(Placed placed) {
        return placed.time() == null
                ? placed.affected().displaced().lostOn()
                : placed.time().day();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void makesTheSamePlanOfTheSameInputs(long seed) {
        assertThat(StrikePlanner.plan(RandomStrike.of(seed), 1))
                .isEqualTo(StrikePlanner.plan(RandomStrike.of(seed), 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesEveryDecisionAReason(long seed) {
        assertThat(StrikePlanner.plan(RandomStrike.of(seed), 1).placed())
                .extracting(Placed::reason)
                .allMatch(reason -> reason.length() > 20);
    }

    @Test
    void leavesFewerWithoutADateThanTheClerksWayOverManyStrikes() {
        long planned = 0;
        long byHand = 0;
        for (long seed = 0; seed < 300; seed++) {
            Proposal proposal = StrikePlanner.plan(RandomStrike.of(seed), 1);
            planned += proposal.figures().unplaced();
            byHand += proposal.baseline().unplaced();
        }
        assertThat(planned).isPositive().isLessThan(byHand);
    }
}
