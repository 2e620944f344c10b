package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.WorkingDays;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** When a date may be given to a patient, and when somebody has to speak with them first. */
public final class ReasonableOffer {

    private ReasonableOffer() {}

    /** Why somebody must speak with the patient before the slot is theirs; null when the date may simply be given. */
    public static @Nullable String needsAgreementBecause(OfferedSlot slot, Displaced patient, Circumstances now) {
        List<String> reasons = new ArrayList<>();
        if (slot.day().isBefore(earliestToImpose(patient, now))) {
            reasons.add("fewer than %d days' notice".formatted(noticeDays(patient, now)));
        } else if (isToldByPhone(slot.day(), now)) {
            reasons.add("so soon that the patient is told by phone");
        }
        if (isFrozen(patient, now)) {
            reasons.add("the old date is within %d working days, so only by phone"
                    .formatted(now.number(Setting.LATE_FREEZE_DAYS)));
        }
        if (slot.modality() != patient.modality()) {
            reasons.add("seen in another way than before");
        }
        if (isAtAnotherSite(slot, patient, now)) {
            reasons.add("another site");
        }
        if (isBookedThroughErs(patient, now)) {
            reasons.add("booked through e-RS, so changed there");
        }
        LocalDate valid = preOpValidUntil(patient, now);
        if (valid != null && slot.day().isAfter(valid)) {
            reasons.add("the pre-operative assessment is valid until %s and must be done again first"
                    .formatted(Wording.day(valid)));
        }
        return reasons.isEmpty() ? null : String.join("; ", reasons);
    }

    /**
     * Whether {@link #needsAgreementBecause} gives a reason, for one patient and many slots: what does not hang on the slot is
     * worked out once, and nothing is put into words.
     */
    static Predicate<OfferedSlot> needsAgreement(Displaced patient, Circumstances now) {
        if (isFrozen(patient, now) || isBookedThroughErs(patient, now)) {
            return slot -> true;
        }
        LocalDate imposed = earliestToImpose(patient, now);
        LocalDate valid = preOpValidUntil(patient, now);
        return slot -> slot.day().isBefore(imposed)
                || isToldByPhone(slot.day(), now)
                || slot.modality() != patient.modality()
                || isAtAnotherSite(slot, patient, now)
                || (valid != null && slot.day().isAfter(valid));
    }

    /** The first day that may be given without asking; for suspected cancer any offer is reasonable. */
    @Enforces({Rule.R_REB_03, Rule.R_REB_04})
    static LocalDate earliestToImpose(Displaced patient, Circumstances now) {
        return now.today().plusDays(noticeDays(patient, now));
    }

    static int noticeDays(Displaced patient, Circumstances now) {
        return now.number(patient.isSuspectedCancer() ? Setting.CANCER_NOTICE_DAYS : Setting.NOTICE_DAYS);
    }

    /** The seventh day from today is still told by phone. */
    @Enforces(Rule.R_COM_02)
    static boolean isToldByPhone(LocalDate day, Circumstances now) {
        return !day.isAfter(now.today().plusDays(now.number(Setting.BY_PHONE_DAYS)));
    }

    /** Letters no longer arrive in time: the third working day from today is still frozen. */
    @Enforces(Rule.R_CAN_08)
    static boolean isFrozen(Displaced patient, Circumstances now) {
        LocalDate lost = patient.lostOn();
        return !lost.isBefore(now.today())
                && !lost.isAfter(WorkingDays.after(now.today(), now.number(Setting.LATE_FREEZE_DAYS)));
    }

    /** The last day on which the change may still be made in bulk, told by letter. */
    static LocalDate lastDayInBulk(LocalDate lost, RuleSet rules) {
        int days = rules.number(Setting.LATE_FREEZE_DAYS);
        LocalDate day = lost;
        while (!WorkingDays.after(day, days).isBefore(lost)) {
            day = day.minusDays(1);
        }
        return day;
    }

    @Enforces(Rule.R_REB_12)
    static boolean isAtAnotherSite(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean other = patient.site() != null && !patient.site().equals(slot.site());
        return other && !slot.modality().isRemote() && now.isOn(Setting.OTHER_SITE_NEEDS_AGREEMENT);
    }

    @Enforces(Rule.R_REB_24)
    static boolean isBookedThroughErs(Displaced patient, Circumstances now) {
        return patient.requires().electronicReferral() && now.isOn(Setting.THROUGH_E_RS);
    }

    /** The last day for which the pre-operative assessment still holds; null without an operation or an assessment. */
    @Enforces(Rule.R_REB_16)
    static @Nullable LocalDate preOpValidUntil(Displaced patient, Circumstances now) {
        LocalDate done = patient.requires().preOpOn();
        return done == null || !patient.isOperation() ? null : done.plusDays(now.number(Setting.PRE_OP_VALID_DAYS));
    }
}
