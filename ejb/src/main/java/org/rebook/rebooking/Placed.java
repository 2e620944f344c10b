package org.rebook.rebooking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;

/** What a plan decides for one patient, and why. */
record Placed(
        Affected affected,
        String pool,
        Decision decision,
        @Nullable Opening opening,
        Opening.@Nullable Slot slot,
        @Nullable SlotTime time,
        long cost,
        String reason,
        List<AlternativeDate> alternatives,
        boolean needsAgreement) {

    static Placed where(Affected affected, String pool, Decision decision, long cost, String reason) {
        return new Placed(affected, pool, decision, null, null, null, cost, reason, List.of(), false);
    }
}
