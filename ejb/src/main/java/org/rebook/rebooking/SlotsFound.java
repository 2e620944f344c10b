package org.rebook.rebooking;

import java.util.List;

/**
 * What was found for one patient.
 *
 * @param offers the best first
 * @param late slots refused for nothing but being after the latest safe date, for a service manager to decide
 * @param refused how many slots each rule was the first to refuse, the most frequent first
 */
public record SlotsFound(
        Displaced patient, List<SlotOffer> offers, int suitable, List<SlotOffer> late, List<RefusedCount> refused) {

    public record RefusedCount(Refusal refusal, int count) {}

    public int looked() {
        return suitable + refused.stream().mapToInt(RefusedCount::count).sum();
    }
}
