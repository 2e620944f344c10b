package org.rebook.rebooking;

import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;

/**
 * Why a patient needs no new date after all. There is no closing without one of these and words, and none that ends or
 * pauses a patient's care without the name of the clinician who decided it.
 */
public enum ClosingReason {
    DECEASED("The patient has died", false),
    DISCHARGED("A clinician discharged the patient", true),
    ACTIVE_MONITORING("A clinician and the patient agreed on active monitoring", true),
    PATIENT_DECLINED("The patient does not want a new date, and a clinician knows", true),
    MOVED_AWAY("The patient has moved away", false),
    DUPLICATE("It is a duplicate", false),
    /** A decision rather than an end: only for a patient who still has the date, in a session that takes place. */
    KEEPS_DATE("The patient keeps the date", false);

    private final String words;
    private final boolean needsClinician;

    ClosingReason(String words, boolean needsClinician) {
        this.words = words;
        this.needsClinician = needsClinician;
    }

    public String words() {
        return words;
    }

    /** Whether a clinician has decided it, who is named. */
    @Enforces({Rule.R_REB_07, Rule.R_REB_26})
    public boolean needsClinician() {
        return needsClinician;
    }
}
