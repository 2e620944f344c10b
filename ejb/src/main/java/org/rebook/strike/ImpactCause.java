package org.rebook.strike;

/** Why a session is short of staff, in the order in which one cause goes before another. */
public enum ImpactCause {
    REST("IA-REST", "rest after a night"),
    REDEPLOY("IA-REDEPLOY", "consultant moved to emergencies"),
    STAFF("IA-STAFF", "no staff for the session"),
    SUPPORT("IA-SUPPORT", "theatre staff, anaesthesia or radiology missing");

    private final String code;
    private final String words;

    ImpactCause(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The reason code that cancellations for it carry. */
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }
}
