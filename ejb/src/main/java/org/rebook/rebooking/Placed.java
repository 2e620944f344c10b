package org.rebook.rebooking;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;
import org.rebook.policy.Rule;

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

    /** The reason, and which protections people have set aside so that it could be so. */
    String reasonInFull() {
        return affected.setAside().isEmpty()
                ? reason
                : "%s Set aside for this patient by approval: %s."
                        .formatted(
                                reason,
                                affected.setAside().stream()
                                        .sorted()
                                        .map(Rule::id)
                                        .collect(Collectors.joining(", ")));
    }
}
