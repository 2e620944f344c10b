package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan may do without asking the patient: the rules every slot must pass, and a few that only bind a plan. */
final class PlanRules {

    private PlanRules() {}

    static @Nullable Refusal firstRefusalOf(
            OfferedSlot slot, Affected affected, Circumstances now, Commitments commitments) {
        if (isBeforeLostDate(slot, affected)) {
            return Refusal.BEFORE_LOST_DATE;
        }
        if (isAtTooLittleNotice(slot, affected, now)) {
            return Refusal.TOO_LITTLE_NOTICE;
        }
        if (commitments.clashes(affected.patient(), slot.time())) {
            return Refusal.PATIENT_ELSEWHERE;
        }
        return SlotRules.firstRefusalOf(slot, affected.displaced(), now).orElse(null);
    }

    /** Every reason against the slot, for the few patients whom a plan leaves without a date. */
    static List<Refusal> refusalsOf(OfferedSlot slot, Affected affected, Circumstances now, Commitments commitments) {
        List<Refusal> refusals = new ArrayList<>(SlotRules.refusalsOf(slot, affected.displaced(), now));
        if (isBeforeLostDate(slot, affected)) {
            refusals.add(Refusal.BEFORE_LOST_DATE);
        }
        if (isAtTooLittleNotice(slot, affected, now)) {
            refusals.add(Refusal.TOO_LITTLE_NOTICE);
        }
        if (!refusals.contains(Refusal.PATIENT_ELSEWHERE) && commitments.clashes(affected.patient(), slot.time())) {
            refusals.add(Refusal.PATIENT_ELSEWHERE);
        }
        return refusals;
    }

    // A letter gives the lost date: an earlier one could pass before the new letter arrives.
    private static boolean isBeforeLostDate(OfferedSlot slot, Affected affected) {
        return slot.day().isBefore(affected.displaced().lostOn());
    }

    // R-REB-03: fewer than 21 days are an offer, which only the urgent are rung up for; the rest get a date they can
    // keep.
    private static boolean isAtTooLittleNotice(OfferedSlot slot, Affected affected, Circumstances now) {
        Displaced patient = affected.displaced();
        return slot.day().isBefore(ReasonableOffer.earliestToImpose(patient, now))
                && !RiskTier.of(patient, now.today(), now.rules()).isUrgent();
    }
}
