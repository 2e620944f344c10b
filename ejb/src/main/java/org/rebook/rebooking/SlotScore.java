package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.rebook.policy.Setting;

/** How good a slot is for a patient: the lower the better (R-REB-08). */
public final class SlotScore {

    private SlotScore() {}

    public static int of(OfferedSlot slot, Displaced patient, Circumstances now) {
        int days = daysDisplaced(slot, patient, now);
        int score = now.number(Setting.WEIGHT_DAY) * days
                + now.number(Setting.WEIGHT_DAY_PAST_TARGET) * Math.max(0, days - MoveCosts.targetDays(patient, now));
        for (DueDate due : DueDates.all(patient, now.rules())) {
            if (slot.day().isAfter(due.day()) && !due.day().isBefore(now.today())) {
                score += now.number(due.standard().isLongWait() ? Setting.WEIGHT_52_WEEKS : Setting.WEIGHT_18_WEEKS);
            }
        }
        if (patient.site() != null && !patient.site().equals(slot.site())) {
            score += now.number(Setting.WEIGHT_OTHER_SITE);
        }
        if (patient.clinician() != null && !patient.clinician().equals(slot.clinician())) {
            score += now.number(Setting.WEIGHT_OTHER_CLINICIAN);
        }
        if ((patient.interpreter() || patient.transport()) && !slot.modality().isRemote()) {
            score += now.number(Setting.WEIGHT_TRANSPORT);
        }
        return ReasonableOffer.needsAgreementBecause(slot, patient, now) == null
                ? score
                : score + now.number(Setting.WEIGHT_SHORT_NOTICE);
    }

    // For whoever has lost a date long ago, sooner is better from today on.
    private static int daysDisplaced(OfferedSlot slot, Displaced patient, Circumstances now) {
        LocalDate from = patient.lostOn().isBefore(now.today()) ? now.today() : patient.lostOn();
        return Math.toIntExact(Math.abs(ChronoUnit.DAYS.between(from, slot.day())));
    }
}
