package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** Whoever a plan leaves without a date is told every reason, with the number of places it is against. */
class UnplacedReasonsTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nameEveryReasonWithItsCount(long seed) {
        PlanInputs inputs = RandomStrike.of(seed).by(RuleSet.current().with(Setting.KEEP_BUNDLES, 0));
        for (Placed placed : StrikePlanner.plan(inputs, 1).placed()) {
            if (placed.decision() != Decision.UNPLACED) {
                continue;
            }
            Map<Refusal, Integer> counts = countedAgain(placed.affected(), inputs);
            counts.forEach((refusal, count) -> assertThat(placed.reason())
                    .contains("%d %s %s"
                            .formatted(
                                    count,
                                    count == 1 ? "is" : "are",
                                    RefusalWords.ofPatient(
                                            refusal, placed.affected().displaced(), inputs.now()))));
            assertThat(placed.reason().split("; ").length).isBetween(counts.size(), counts.size() + 2);
        }
    }

    // The rules asked one after another, place by place; what the plan gave the patient elsewhere it alone knows.
    private static Map<Refusal, Integer> countedAgain(Affected patient, PlanInputs inputs) {
        Map<Refusal, Integer> counts = new EnumMap<>(Refusal.class);
        for (Opening opening : inputs.openings()) {
            boolean samePool =
                    opening.sample().specialty().equals(patient.displaced().specialty())
                            && opening.isList() == patient.isOperation();
            if (!samePool) {
                continue;
            }
            List<Refusal> refusals = new ArrayList<>();
            for (SlotRule rule : SlotRules.ALL) {
                rule.refusalOf(opening.sample(), patient.displaced(), inputs.now())
                        .ifPresent(refusals::add);
            }
            if (opening.sample().day().isBefore(patient.displaced().lostOn())) {
                refusals.add(Refusal.BEFORE_LOST_DATE);
            }
            boolean urgent = RiskTier.of(
                            patient.displaced(),
                            inputs.now().today(),
                            inputs.now().rules())
                    .isUrgent();
            if (!urgent && opening.sample().day().isBefore(inputs.now().today().plusDays(21))) {
                refusals.add(Refusal.TOO_LITTLE_NOTICE);
            }
            int alike = opening.isList() ? 1 : opening.slots().size();
            refusals.forEach(refusal -> counts.merge(refusal, alike, Integer::sum));
        }
        return counts;
    }
}
