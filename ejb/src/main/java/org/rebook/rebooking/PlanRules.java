package org.rebook.rebooking;

import org.jspecify.annotations.Nullable;

/** What a plan may do without asking the patient: the rules every slot must pass, and a few that only bind a plan. */
final class PlanRules {

    private PlanRules() {}

    static @Nullable Refusal firstRefusalOf(
            OfferedSlot slot, Affected affected, Circumstances now, Commitments commitments) {
        Displaced patient = affected.displaced();
        // A letter gives the lost date: an earlier one could pass before the new letter arrives.
        if (slot.day().isBefore(patient.lostOn())) {
            return Refusal.BEFORE_LOST_DATE;
        }
        // R-REB-03: fewer than 21 days are an offer, which only the urgent are rung up for; the rest get a date they
        // can keep.
        if (slot.day().isBefore(ReasonableOffer.earliestToImpose(patient, now))
                && !RiskTier.of(patient, now.today(), now.rules()).isUrgent()) {
            return Refusal.TOO_LITTLE_NOTICE;
        }
        if (commitments.clashes(affected.patient(), slot.time())) {
            return Refusal.PATIENT_ELSEWHERE;
        }
        return SlotRules.firstRefusalOf(slot, patient, now).orElse(null);
    }
}
