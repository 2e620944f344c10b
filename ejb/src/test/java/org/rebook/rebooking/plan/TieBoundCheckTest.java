package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What prices and charges prove of a scan and an operation that must be on one day, or neither. */
class TieBoundCheckTest {

    private static final TheatreList LIST = new TheatreList(1, 480, 240, 0, 0);

    private final TiedProblem trust = new TiedProblem(
            List.of(SamplePools.of(new int[] {1}, List.of(List.of(new long[] {0, 3})), new long[] {90})),
            List.of(new ListProblem(
                    List.of(new Operation(
                            60, 100, 20, Operation.ANY_TURN, List.of(), new int[] {0}, new long[] {40}, 500)),
                    List.of(LIST),
                    OverrunRule.STANDARD)),
            List.of(
                    new PlaceTimes(new int[] {1}, new int[] {540}, new int[] {720}),
                    new PlaceTimes(new int[] {1}, new int[] {480}, new int[] {720})),
            List.of(new Tie(new Member(0, 0), new Member(1, 0), 0, 0, Tie.Without.TOGETHER)),
            List.of());

    @Test
    void addsUpWhatTheTheatresAndTheTiedCostAtLeastLessThePlacesThatArePaidFor() {
        // Both placed: 3 + 5 for the place - 7 charged on the list; neither: 90 - 2; the place itself is worth 5.
        assertThat(proven(new long[] {5}, new long[] {7, 2}, 40)).isEqualTo(40 + 3 + 5 - 7 - 5);
        assertThat(proven(new long[] {5}, new long[] {7, 200}, 40)).isEqualTo(40 + 90 - 200 - 5);
    }

    @Test
    void aProofThatIsNotOneForTheseMembersProvesNothing() {
        List<long[]> prices = List.of(new long[] {5});
        List<long[][]> charges = List.<long[][]>of(new long[][] {{7, 2}});
        Stream.of(
                        new TieCases.Proof(List.of(), charges, List.of(40L), 0),
                        new TieCases.Proof(List.of(new long[] {5, 5}), charges, List.of(40L), 0),
                        new TieCases.Proof(List.of(new long[] {-1}), charges, List.of(40L), 0),
                        new TieCases.Proof(prices, List.of(), List.of(40L), 0),
                        new TieCases.Proof(prices, charges, List.of(), 0),
                        new TieCases.Proof(prices, charges, List.of(40L, 40L), 0),
                        new TieCases.Proof(prices, List.<long[][]>of(new long[][] {}), List.of(40L), 0),
                        new TieCases.Proof(prices, List.<long[][]>of(new long[][] {{7}}), List.of(40L), 0),
                        new TieCases.Proof(prices, List.<long[][]>of(new long[][] {{7, 2, 2}}), List.of(40L), 0))
                .forEach(wrong -> assertThat(new TieBoundCheck(trust, wrong, List.of())
                                .proven()
                                .cost())
                        .isEqualTo(Long.MIN_VALUE));
    }

    /** Sixteen times 2^60 is zero to a machine that forgets what does not fit. */
    @Test
    void manyPlacesOfAHighPriceProveNothing() {
        TiedProblem trustOfSixteen = new TiedProblem(
                List.of(SamplePools.of(new int[] {16}, List.of(List.of(new long[] {0, 3})), new long[] {90})),
                trust.theatres(),
                trust.times(),
                trust.ties(),
                List.of());
        TieCases.Proof dear = new TieCases.Proof(
                List.of(new long[] {1L << 60}), List.<long[][]>of(new long[][] {{7, 2}}), List.of(40L), 0);
        assertThat(new TieBoundCheck(trustOfSixteen, dear, List.of()).proven().cost())
                .isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void nothingIsPossibleInACaseThatLeavesTheTiedNoWay() {
        TieCases.Proof proof =
                new TieCases.Proof(List.of(new long[] {5}), List.<long[][]>of(new long[][] {{7, 2}}), List.of(40L), 0);
        TieBoundCheck.Half scanned = new TieBoundCheck.Half(new Member(0, 0), 1, 540, true);
        TieBoundCheck.Half leftOut = new TieBoundCheck.Half(new Member(1, 0), 1, 480, false);
        assertThat(new TieBoundCheck(trust, proof, List.of(scanned, leftOut))
                        .proven()
                        .cost())
                .isEqualTo(TieBoundCheck.NO_PLAN);
        assertThat(new TieBoundCheck(trust, proof, List.of(leftOut)).proven().cost())
                .isEqualTo(40 + 90 - 2 - 5);
        assertThat(new TieBoundCheck(trust, proof, List.of(scanned)).proven().cost())
                .isEqualTo(40 + 3 + 5 - 7 - 5);
    }

    @Test
    void aPlaceThatBeginsOnTheMinuteIsEarlyAndOneThatBeginsAfterItIsNot() {
        assertThat(provenWith(new TieBoundCheck.Half(new Member(1, 0), 1, 480, true)))
                .isEqualTo(40 + 3 + 5 - 7 - 5);
        assertThat(provenWith(new TieBoundCheck.Half(new Member(1, 0), 1, 479, true)))
                .isEqualTo(TieBoundCheck.NO_PLAN);
        assertThat(provenWith(new TieBoundCheck.Half(new Member(1, 0), 1, 479, false)))
                .isEqualTo(40 + 3 + 5 - 7 - 5);
        assertThat(provenWith(new TieBoundCheck.Half(new Member(1, 0), 2, 0, true)))
                .isEqualTo(40 + 3 + 5 - 7 - 5);
        assertThat(provenWith(new TieBoundCheck.Half(new Member(1, 0), 0, 900, true)))
                .isEqualTo(TieBoundCheck.NO_PLAN);
    }

    private Long provenWith(TieBoundCheck.Half half) {
        TieCases.Proof proof =
                new TieCases.Proof(List.of(new long[] {5}), List.<long[][]>of(new long[][] {{7, 2}}), List.of(40L), 0);
        return new TieBoundCheck(trust, proof, List.of(half)).proven().cost();
    }

    @Test
    void provesLessWhereTiesAreTooTangledToTellAndSaysSo() {
        TiedProblem person = SampleTrusts.personWithTwelve();
        TieCases.Proof proof = new TieCases.Proof(List.of(new long[11]), List.of(), List.of(), 1);
        // Each alone is best left without a place, or has the one that costs nothing: no tie looked at.
        assertThat(new TieBoundCheck(person, proof, List.of()).proven()).isEqualTo(new TieBoundCheck.Proven(0, false));
    }

    private Long proven(long[] prices, long[] charges, long theatre) {
        TieCases.Proof proof =
                new TieCases.Proof(List.of(prices), List.<long[][]>of(new long[][] {charges}), List.of(theatre), 0);
        return new TieBoundCheck(trust, proof, List.of()).proven().cost();
    }
}
