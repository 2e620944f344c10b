package org.rebook.rebooking;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Slots that are refused to a patient for the same reasons: all of them, in words. */
public record RefusedSlots(List<String> reasons, int count) {

    static List<RefusedSlots> of(Map<List<Refusal>, Integer> counts, Displaced patient, Circumstances now) {
        return counts.entrySet().stream()
                .map(entry -> new RefusedSlots(
                        entry.getKey().stream()
                                .map(refusal -> RefusalWords.ofPatient(refusal, patient, now))
                                .toList(),
                        entry.getValue()))
                .sorted(Comparator.comparingInt(RefusedSlots::count)
                        .reversed()
                        .thenComparing(slots -> slots.reasons().size())
                        .thenComparing(slots -> slots.reasons().toString()))
                .toList();
    }

    static List<RefusedSlots> of(List<OfferedSlot> slots, Displaced patient, Circumstances now) {
        Map<List<Refusal>, Integer> counts = new HashMap<>();
        for (OfferedSlot slot : slots) {
            List<Refusal> refusals = SlotRules.refusalsOf(slot, patient, now);
            if (!refusals.isEmpty()) {
                counts.merge(refusals, 1, Integer::sum);
            }
        }
        return of(counts, patient, now);
    }
}
