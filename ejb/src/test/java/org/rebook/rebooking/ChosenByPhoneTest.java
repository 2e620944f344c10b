package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rebook.rebooking.PlanChange.Mode;

/** A patient who chooses to be seen by phone is, and one who chooses to come does: the session offers both. */
class ChosenByPhoneTest {

    private static final int STRIKES = 300;

    @Test
    void putsThePatientOnTheVeryPlaceThatWasShown() {
        int byPhone = 0;
        int inPerson = 0;
        for (Planned planned : planned()) {
            StandingPlan plan = planned.plan();
            for (Placed each : planned.placed()) {
                for (PlacementExplanation.Other other : othersOf(plan, each)) {
                    Placed chosen =
                            choose(plan, each, PlanChange.pin(each.appointment(), other.session(), other.mode()));
                    assertThat(chosen.sessionNow()).isEqualTo(other.session());
                    assertThat(PlacementChange.Place.of(chosen))
                            .as("where and when, for whoever keeps the time too")
                            .isEqualTo(new PlacementChange.Place(
                                    other.decision(), chosen.comesAt().startsAt(), other.session()));
                    assertThat(modeOf(chosen)).isEqualTo(other.mode());
                    byPhone += chosen.decision() == Decision.CONVERT ? 1 : 0;
                    inPerson += chosen.decision() == Decision.STAY ? 1 : 0;
                }
            }
        }
        assertThat(byPhone).isGreaterThan(10);
        assertThat(inPerson).isGreaterThan(10);
    }

    @Test
    void keepsTheModeWhenTheChangesAreMadeAgain() {
        int made = 0;
        for (Planned planned : planned()) {
            StandingPlan plan = planned.plan();
            for (Placed each : planned.placed()) {
                for (PlacementExplanation.Other other : othersOf(plan, each)) {
                    if (other.decision() != Decision.CONVERT) {
                        continue;
                    }
                    List<PlanStep> steps = List.of(
                            PlanStep.of(PlanChange.pin(each.appointment(), other.session(), Mode.PHONE_OR_VIDEO)));
                    List<List<PlanStep>> read = PlanSteps.read(PlanSteps.write(List.of(steps)));
                    assertThat(read).containsExactly(steps);
                    assertThat(of(each.appointment(), Replan.again(planned.inputs(), planned.placed(), read))
                                    .decision())
                            .isEqualTo(Decision.CONVERT);
                    made++;
                }
            }
        }
        assertThat(made).isGreaterThan(10);
    }

    @Test
    void takesLinkedPatientsTooOnlyByTheModeChosen() {
        int met = 0;
        for (Planned planned : planned()) {
            StandingPlan plan = planned.plan();
            for (Placed each : planned.placed()) {
                if (!plan.isMovable(each.affected()) || !plan.linked().isTied(each.affected())) {
                    continue;
                }
                for (Mode mode : Mode.values()) {
                    String own = each.affected().session();
                    try {
                        Placed chosen = choose(plan, each, PlanChange.pin(each.appointment(), own, mode));
                        assertThat(modeOf(chosen))
                                .as("%d %s", planned.seed(), each)
                                .isEqualTo(mode);
                        met += mode == Mode.PHONE_OR_VIDEO ? 1 : 0;
                    } catch (ChangeRefused no) {
                        assertThat(no.getMessage()).matches("(session|appointment|mode): .+\\.");
                    }
                }
            }
        }
        assertThat(met).isPositive();
    }

    @Test
    void readsWhatWasKeptBeforeTheModeCouldBeSaidAndWritesItAsItWas() {
        String kept =
                """
                [[{"change":{"kind":"PIN","appointment":"a","session":"s","day":null,"places":null},"declined":null,\
                "patient":null,"remainder":null,"found":null}]]""";
        List<List<PlanStep>> read = PlanSteps.read(kept);
        assertThat(read.get(0).get(0).change()).isEqualTo(PlanChange.pin("a", "s"));
        assertThat(PlanSteps.write(read)).isEqualTo(kept);
    }

    @Test
    void refusesAModeThatMakesNoSenseAndNamesTheFieldAndTheValue() {
        assertThatThrownBy(() -> Mode.of("PIGEON"))
                .isInstanceOf(ChangeRefused.class)
                .hasMessage("mode: it must be IN_PERSON or PHONE_OR_VIDEO, not 'PIGEON'.");
        assertThatThrownBy(() -> PlanChange.decline("a").seenAs(Mode.PHONE_OR_VIDEO))
                .isInstanceOf(ChangeRefused.class)
                .hasMessage("mode: DECLINE takes none, not 'PHONE_OR_VIDEO'.");
    }

    /** A strike and its plan. */
    private record Planned(long seed, PlanInputs inputs, List<Placed> placed) {

        static Planned of(long seed) {
            PlanInputs inputs = RandomStrike.of(seed);
            return new Planned(seed, inputs, StrikePlanner.plan(inputs, 1).placed());
        }

        StandingPlan plan() {
            return new StandingPlan(inputs, Wishes.of(List.of()), placed);
        }
    }

    private static Iterable<Planned> planned() {
        return LongStream.range(0, STRIKES).mapToObj(Planned::of)::iterator;
    }

    private static List<PlacementExplanation.Other> othersOf(StandingPlan plan, Placed each) {
        Affected patient = each.affected();
        boolean chosenFor = plan.isMovable(patient) && !plan.linked().isTied(patient) && !patient.isOperation();
        return chosenFor
                ? new Explanations(plan.pool(StrikePlanner.poolOf(patient))).othersOf(each.appointment(), 5)
                : List.of();
    }

    private static Placed choose(StandingPlan plan, Placed each, PlanChange pin) {
        return of(
                each.appointment(),
                Replan.of(1, plan, List.of(), List.of(PlanStep.of(pin))).placements());
    }

    private static Placed of(String appointment, List<Placed> placements) {
        return placements.stream()
                .filter(each -> each.appointment().equals(appointment))
                .findFirst()
                .orElseThrow();
    }

    private static Mode modeOf(Placed placed) {
        boolean remote = placed.opening() != null
                ? placed.opening().sample().modality().isRemote()
                : placed.decision() == Decision.CONVERT
                        || placed.affected().displaced().modality().isRemote();
        return remote ? Mode.PHONE_OR_VIDEO : Mode.IN_PERSON;
    }
}
