package org.rebook.rebooking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When a date may be given to a patient, and when it can only be offered. */
public final class ReasonableOffer {

    // R-REB-03: three weeks' notice.
    static final int NOTICE_DAYS = 21;

    private ReasonableOffer() {}

    /**
     * Why the patient must agree before the slot is theirs; null when the date may simply be given. For suspected cancer
     * any date is a reasonable offer (R-REB-04).
     */
    public static @Nullable String needsAgreementBecause(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean shortNotice = slot.day().isBefore(earliestToImpose(now.today()));
        if (shortNotice && !patient.isSuspectedCancer()) {
            return "fewer than %d days' notice".formatted(NOTICE_DAYS);
        }
        if (slot.modality() != patient.modality()) {
            return "seen in another way than before";
        }
        // R-REB-12: the original site unless the patient accepts another.
        boolean otherSite = patient.site() != null && !patient.site().equals(slot.site());
        return otherSite && !slot.modality().isRemote() ? "another site" : null;
    }

    static LocalDate earliestToImpose(LocalDate today) {
        return today.plusDays(NOTICE_DAYS);
    }
}
