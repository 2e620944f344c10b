package org.rebook.rebooking;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many slots were refused to one patient, by reason. */
final class RefusalCount {

    private final Map<Refusal, Integer> count = new EnumMap<>(Refusal.class);

    void add(Refusal refusal, int slots) {
        count.merge(refusal, slots, Integer::sum);
    }

    /** The reasons, that of the most slots first; those that are no news to anybody (another kind of slot) left out. */
    List<Map.Entry<Refusal, Integer>> mostFirst() {
        return count.entrySet().stream()
                .filter(entry -> entry.getKey() != Refusal.OTHER_TYPE && entry.getKey() != Refusal.OTHER_SPECIALTY)
                .sorted(Map.Entry.<Refusal, Integer>comparingByValue().reversed())
                .toList();
    }
}
