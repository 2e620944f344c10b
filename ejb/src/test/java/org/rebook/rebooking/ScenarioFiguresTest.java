package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotType;

/** What a scenario with added sessions comes to, over invented strikes. */
class ScenarioFiguresTest {

    private static final LocalDate SATURDAY = RandomStrike.STRIKE_DAY.plusDays(32);
    private static final CopiedSession EVENING = new CopiedSession(
            "evening",
            "Evening clinic",
            "110",
            "site-a",
            90,
            false,
            0,
            Capabilities.usual(),
            List.of(
                    new CopiedSession.Kind(SlotType.FOLLOW_UP, Modality.IN_PERSON, false, 30, List.of(0, 30)),
                    new CopiedSession.Kind(SlotType.NEW, Modality.IN_PERSON, false, 30, List.of(60))));
    private static final CopiedSession LIST =
            new CopiedSession("list", "Saturday list", "120", "site-a", 240, true, 20, Capabilities.usual(), List.of());

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static List<Opening> added() {
        return Stream.of(EVENING.on(SATURDAY, LocalTime.of(18, 0)), LIST.on(SATURDAY, LocalTime.of(9, 0)))
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leavesNoMoreWithoutADateWhenSessionsAreAdded(long seed) {
        PlanInputs asItStands = RandomStrike.of(seed);
        PlanInputs more = asItStands.with(EVENING.on(SATURDAY, LocalTime.of(18, 0)));
        assertThat(costOf(more, 1).unplaced())
                .isLessThanOrEqualTo(costOf(asItStands, 0).unplaced());
    }

    private static ScenarioFigures.Cost costOf(PlanInputs inputs, int sessions) {
        return ScenarioFigures.of(inputs, StrikePlanner.plan(inputs, 1), 60, sessions)
                .cost();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsTheAddedSessionsThatAreUsedAndWhoIsInThem(long seed) {
        PlanInputs inputs = RandomStrike.of(seed).with(added());
        Proposal proposal = StrikePlanner.plan(inputs, 1);
        ScenarioFigures figures = ScenarioFigures.of(inputs, proposal, 60, 2);
        long inThem = proposal.placed().stream()
                .filter(placed -> placed.opening() != null
                        && placed.opening().sample().session().startsWith("added/"))
                .count();
        assertThat(figures.placedInAdded()).isEqualTo((int) inThem);
        assertThat(figures.usedSessions()).isBetween(inThem == 0 ? 0 : 1, 2);
        assertThat(figures.plan()).isEqualTo(proposal.figures());
    }

    /** The same patients are on the curve as in the figures, and it ends at those without a date. */
    @ParameterizedTest
    @MethodSource("seeds")
    void recoversWhomTheFiguresCount(long seed) {
        PlanInputs inputs = RandomStrike.of(seed).with(added());
        Proposal proposal = StrikePlanner.plan(inputs, 1);
        Recovery.Curve total =
                RecoveryOfProposal.of(inputs, proposal, RandomStrike.STRIKE_DAY).total();
        PlanFigures figures = proposal.figures();
        assertThat(total.withoutDate()).isEqualTo(figures.unplaced() + figures.protectedToDecide());
        assertThat(total.displaced()).isEqualTo(figures.moved() + total.withoutDate());
        assertThat(total.days().get(0).waiting()).isLessThanOrEqualTo(total.displaced());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void makesTheSameScenarioOfWhatIsKeptOfItsInputs(long seed) {
        PlanInputs inputs = RandomStrike.of(seed).with(added());
        PlanInputs kept =
                PlanArchive.read(PlanArchive.write(inputs), inputs.now().rules());
        assertThat(ScenarioFigures.of(kept, StrikePlanner.plan(kept, 1), 60, 2))
                .isEqualTo(ScenarioFigures.of(inputs, StrikePlanner.plan(inputs, 1), 60, 2));
    }
}
