package org.rebook.rebooking;

/** Why a patient needs no new date after all (R-REB-26). There is no closing without one of these and words. */
public enum ClosingReason {
    DECEASED("The patient has died"),
    DISCHARGED("The patient was discharged by a clinician"),
    MOVED_AWAY("The patient has moved away"),
    DUPLICATE("It is a duplicate"),
    PATIENT_DECLINED("The patient does not want a new date"),
    /** A decision rather than an end: only for a patient who still has the date, in a session that takes place. */
    KEEPS_DATE("The patient keeps the date");

    private final String words;

    ClosingReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
