package org.rebook.rebooking;

import java.util.List;

/**
 * What was found for one patient.
 *
 * @param offers the best first
 * @param late slots refused for nothing but being after the latest safe date, for a service manager to decide
 * @param refused the other free slots, grouped by all the reasons against them, the most frequent first
 * @param taken how many slots somebody else has
 */
public record SlotsFound(
        Displaced patient,
        List<SlotOffer> offers,
        int suitable,
        List<SlotOffer> late,
        List<RefusedSlots> refused,
        int taken) {

    public int looked() {
        return suitable + notOffered();
    }

    public int notOffered() {
        return taken + refused.stream().mapToInt(RefusedSlots::count).sum();
    }
}
