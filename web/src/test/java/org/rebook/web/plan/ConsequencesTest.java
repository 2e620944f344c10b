package org.rebook.web.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rebook.rebooking.CostEffect;
import org.rebook.rebooking.PlanFigures;
import org.rebook.rebooking.PlanRevision;
import org.rebook.rebooking.PlanStatus;
import org.rebook.rebooking.PlanView;
import org.rebook.rebooking.Proposal;
import org.rebook.web.console.Words;

class ConsequencesTest {

    private static final CostEffect SEVEN_WORSE = new CostEffect(0, 0, 7);

    @Test
    void saysThatNobodyElseIsMovedOrHowManyAre() {
        assertThat(of(revision(0, 0, 0, 0, null)).othersMoved())
                .isEqualTo("Nobody else who has a date in the plan is moved.");
        assertThat(of(revision(0, 1, 0, 0, null)).othersMoved())
                .isEqualTo("1 other who has a date in the plan is moved.");
        assertThat(of(revision(0, 2, 0, 0, null)).othersMoved())
                .isEqualTo("2 others who have a date in the plan are moved.");
    }

    @Test
    void saysWhoKeepsADateBeforeAndAfterAnybodyHasBeenTold() {
        assertThat(of(revision(0, 0, 0, 0, null)).whoKeepsADate())
                .isEqualTo("Nobody who has been told is moved: nothing of this plan has been carried out.");
        assertThat(of(revision(0, 0, 1, 0, null)).whoKeepsADate())
                .endsWith("been carried out, and 1 patient who has chosen a date keeps it.");
        assertThat(new Consequences(plan(5L), revision(0, 0, 900, 0, null), new Words()).whoKeepsADate())
                .isEqualTo(
                        "Nobody else who has been told is moved: plan 3 told 900 patients, and all but those here keep"
                                + " their dates.");
    }

    @Test
    void saysHowManyMoreOrFewerAreWithoutADateBeforeWhatThatCosts() {
        assertThat(of(revision(0, 0, 0, 0, null)).forTheWholePlan()).isEqualTo("7 points worse.");
        assertThat(of(revision(1, 0, 0, 0, null)).forTheWholePlan())
                .isEqualTo("1 patient more without a date; 7 points worse.");
        assertThat(of(revision(-2, 0, 0, 0, null)).forTheWholePlan())
                .isEqualTo("2 patients fewer without a date; 7 points worse.");
    }

    @Test
    void offersToLookFurtherWhereSomebodyMayGain() {
        assertThat(of(revision(0, 0, 0, 0, null)).isWorthLookingFurther()).isFalse();
        assertThat(of(revision(0, 0, 0, 1, null)).isWorthLookingFurther()).isTrue();
        assertThat(of(revision(0, 0, 0, 1, null)).whomToLookFurtherFor())
                .isEqualTo("1 operation is left without a list, or past a limit.");
    }

    @Test
    void saysWhatWasFoundOnlyWhereSomebodyLooked() {
        assertThat(found(null)).isEmpty();
        assertThat(found(new PlanRevision.Further(0, 0, 0))).contains("no operation that could change lists alone");
        assertThat(found(new PlanRevision.Further(3, 0, 0)))
                .isEqualTo(
                        "Looked further for 3 operations that had no list, or missed a limit: no better way was found.");
        assertThat(found(new PlanRevision.Further(3, 1, 0)))
                .endsWith(": 1 has a list now, or a better one, and nobody moves for it.");
        assertThat(found(new PlanRevision.Further(3, 2, 1)))
                .endsWith(": 2 have a list now, or a better one, and 1 other operation moves to another list for it.");
    }

    private static String found(PlanRevision.@Nullable Further further) {
        return of(revision(0, 0, 0, 0, further)).found();
    }

    private static Consequences of(PlanRevision revision) {
        return new Consequences(plan(null), revision, new Words());
    }

    private static PlanRevision revision(
            int withoutDate, int others, int agreed, int toLookFor, PlanRevision.@Nullable Further further) {
        return new PlanRevision(
                3, List.of(), withoutDate, SEVEN_WORSE, others, agreed, 1_500, false, toLookFor, further);
    }

    private static PlanView plan(@Nullable Long run) {
        PlanFigures none = new PlanFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Proposal.Proof proof = new Proposal.Proof(0, 0, 0, true, 0);
        return new PlanView(
                3,
                1,
                PlanStatus.PROPOSED,
                "",
                "2026.1",
                none,
                none,
                proof,
                Instant.EPOCH,
                "manager",
                null,
                null,
                run,
                0,
                null,
                null);
    }
}
