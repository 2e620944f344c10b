package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How good a slot is for a patient: the lower the better (R-REB-08). */
public final class SlotScore {

    // R-REB-02: as soon as NHS England asks (14 days), sooner for urgent patients.
    static final int TARGET_DAYS_URGENT = 7;
    static final int TARGET_DAYS_ROUTINE = 14;

    // Doubled, so that half a point a day stays a whole number.
    private static final int PER_DAY_PAST_TARGET = 10;
    private static final int BREACH_18_WEEKS = 40;
    private static final int BREACH_52_WEEKS = 120;
    private static final int PER_DAY = 1;
    private static final int OTHER_SITE = 12;
    private static final int OTHER_CLINICIAN = 8;
    private static final int INTERPRETER_OR_TRANSPORT = 20;
    private static final int SHORT_NOTICE = 8;

    private SlotScore() {}

    public static int of(OfferedSlot slot, Displaced patient, Circumstances now) {
        int days = daysDisplaced(slot, patient, now);
        int target = RiskTier.of(patient, now.today()).isUrgent() ? TARGET_DAYS_URGENT : TARGET_DAYS_ROUTINE;
        int score = PER_DAY * days + PER_DAY_PAST_TARGET * Math.max(0, days - target);
        for (DueDate due : DueDates.all(patient)) {
            if (slot.day().isAfter(due.day()) && !due.day().isBefore(now.today())) {
                score += due.standard() == Standard.RTT_52_WEEKS ? BREACH_52_WEEKS : BREACH_18_WEEKS;
            }
        }
        if (patient.site() != null && !patient.site().equals(slot.site())) {
            score += OTHER_SITE;
        }
        if (patient.clinician() != null && !patient.clinician().equals(slot.clinician())) {
            score += OTHER_CLINICIAN;
        }
        if ((patient.interpreter() || patient.transport()) && !slot.modality().isRemote()) {
            score += INTERPRETER_OR_TRANSPORT;
        }
        return ReasonableOffer.needsAgreementBecause(slot, patient, now) == null ? score : score + SHORT_NOTICE;
    }

    // For whoever has lost a date long ago, sooner is better from today on.
    private static int daysDisplaced(OfferedSlot slot, Displaced patient, Circumstances now) {
        LocalDate from = patient.lostOn().isBefore(now.today()) ? now.today() : patient.lostOn();
        return Math.toIntExact(Math.abs(ChronoUnit.DAYS.between(from, slot.day())));
    }
}
