package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rebook.clinic.SlotTime;

/** Whatever is wrong with a changed plan is found before anybody sees it (hazards H01, H03, H07). */
class ChangedPlanCheckTest {

    private static final int STRIKES = 150;

    @Test
    void findsNoFaultWhereNothingIsChanged() {
        strikes(plan -> {
            Map<String, Placed> all = new HashMap<>();
            plan.placed().forEach(each -> all.put(each.appointment(), each));
            assertThat(ChangedPlanCheck.faultsOf(plan, plan.linked(), all)).isEmpty();
        });
    }

    @Test
    void findsASlotThatIsGivenTwice() {
        assertThat(found(
                        "Slot",
                        (one, other) -> one.slot() != null && other.slot() != null && one.slot() != other.slot(),
                        (one, other) -> moved(one, other.opening(), other.slot(), other.time())))
                .isGreaterThan(50);
    }

    @Test
    void findsAPatientInTwoPlaces() {
        assertThat(found(
                        "The patient of",
                        (one, other) ->
                                one.affected().patient().equals(other.affected().patient())
                                        && one != other
                                        && one.slot() != null
                                        && other.slot() != null,
                        (one, other) -> moved(one, other.opening(), one.slot(), other.time())))
                .isGreaterThan(5);
    }

    @Test
    void findsALinkThatIsBroken() {
        assertThat(found(
                        "Linked appointments",
                        (one, other) -> one.affected().displaced().links().stream()
                                        .anyMatch(link -> link.other().equals(other.appointment()))
                                && one.decision() != Decision.UNPLACED,
                        (one, other) ->
                                Placed.without(one.affected(), one.pool(), 0, "None.", RandomStrike.NOW.rules())))
                .isGreaterThan(20);
    }

    @Test
    void findsADateThatARuleRefuses() {
        assertThat(found(
                        "may not go to",
                        (one, other) -> one.slot() != null
                                && other.slot() != null
                                && !Objects.equals(
                                        one.affected().displaced().specialty(),
                                        other.affected().displaced().specialty()),
                        (one, other) -> moved(one, other.opening(), one.slot(), one.time())))
                .isGreaterThan(50);
    }

    @Test
    void findsAProtectedPatientWhoIsMoved() {
        assertThat(found(
                        "is protected, and moved",
                        (one, other) ->
                                one.affected().protection(RandomStrike.NOW).isPresent() && other.slot() != null,
                        (one, other) -> moved(one, other.opening(), other.slot(), other.time())))
                .isGreaterThan(50);
    }

    private static Placed moved(Placed one, Opening opening, Opening.Slot slot, SlotTime time) {
        return new Placed(
                one.affected(), one.pool(), Decision.MOVE, opening, slot, time, 0, "Moves.", List.of(), false);
    }

    /** In how many strikes two such patients are found, of whom the first is then placed otherwise: always with that fault. */
    private static int found(
            String fault, BiFunction<Placed, Placed, Boolean> such, BiFunction<Placed, Placed, Placed> planted) {
        int[] found = new int[1];
        strikes(plan -> {
            Optional<Placed> one = plan.placed().stream()
                    .filter(each -> !each.affected().isOperation()
                            && (plan.isMovable(each.affected()) || fault.contains("protected")))
                    .filter(each -> mateOf(plan, each, such).isPresent())
                    .findFirst();
            one.ifPresent(each -> {
                found[0]++;
                Placed wrong = planted.apply(each, mateOf(plan, each, such).orElseThrow());
                Map<String, Placed> changed = new HashMap<>(Map.of(each.appointment(), wrong));
                assertThat(ChangedPlanCheck.faultsOf(plan, plan.linked(), changed))
                        .anyMatch(words -> words.contains(fault));
            });
        });
        return found[0];
    }

    private static Optional<Placed> mateOf(StandingPlan plan, Placed one, BiFunction<Placed, Placed, Boolean> such) {
        return plan.placed().stream()
                .filter(other -> other != one
                        && !other.affected().isOperation()
                        && plan.isMovable(other.affected())
                        && such.apply(one, other))
                .findFirst();
    }

    private static void strikes(Consumer<StandingPlan> test) {
        LongStream.range(0, STRIKES).forEach(seed -> {
            PlanInputs inputs = RandomStrike.of(seed);
            test.accept(new StandingPlan(
                    inputs, Wishes.of(List.of()), StrikePlanner.plan(inputs, 1).placed()));
        });
    }
}
