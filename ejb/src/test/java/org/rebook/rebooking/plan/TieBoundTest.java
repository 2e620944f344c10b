package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A scan and an operation on one day; the operation may as well be left out. */
class TieBoundTest {

    private static final TheatreList LIST = new TheatreList(1, 480, 240, 0, 0);

    private final AssignmentProblem scans =
            SamplePools.of(new int[] {1}, List.of(List.of(new long[] {0, 3})), new long[] {90});
    private final ListProblem theatre = new ListProblem(
            List.of(new Operation(60, 100, 20, Operation.ANY_TURN, List.of(), new int[] {0}, new long[] {4}, 1)),
            List.of(LIST),
            OverrunRule.STANDARD);
    private final TiedProblem trust = new TiedProblem(
            List.of(scans),
            List.of(theatre),
            List.of(
                    new PlaceTimes(new int[] {1}, new int[] {540}, new int[] {720}),
                    new PlaceTimes(new int[] {1}, new int[] {480}, new int[] {720})),
            List.of(new Tie(new Member(0, 0), new Member(1, 0), 0, 0, Tie.Without.FREE)),
            List.of());
    private final List<Bundle> bundles = Bundles.of(trust);
    private final List<Assignment> untied = List.of(AssignmentSolver.solve(scans));

    @Test
    void anOperationThatIsCheaperLeftOutIsLeftOut() {
        assertThat(listWith(TieCase.everything(1))).isEqualTo(Assignment.UNPLACED);
    }

    /** In a case in which it has a place, its theatre may not find it cheaper to leave it out. */
    @Test
    void anOperationThatMustBePlacedInACaseIsPlacedByItsTheatre() {
        TieCase placed = TieCase.everything(1).without(0, 2, 1, new boolean[] {false, true});
        assertThat(listWith(placed)).isZero();
    }

    /** And in a case in which it has none, the theatre would rather leave it out. */
    @Test
    void anOperationThatHasNoPlaceInACaseIsLeftOut() {
        TieCase leftOut = TieCase.everything(1).without(0, 2, 1, new boolean[] {true, false});
        assertThat(listWith(leftOut)).isEqualTo(Assignment.UNPLACED);
    }

    private int listWith(TieCase open) {
        TieBound ties = new TieBound(trust, bundles, untied).in(open);
        ties.raise(3);
        ties.handToTheatres();
        ListProblem charged = theatre.charging(ties.charges().get(0));
        return ListPacking.pack(charged, 1, 50).listOf()[0];
    }
}
