package org.rebook.rebooking;

/** What sets a due date, with the name clerks know it by. */
public enum Standard {
    LCAD("latest clinically appropriate date", true),
    PRIORITY_LIMIT("limit of the clinical priority", true),
    CANCER_28("28-day cancer diagnosis standard", true),
    CANCER_62("62-day cancer standard", true),
    DIAGNOSTIC_6_WEEKS("6-week diagnostic standard", false),
    RTT_18_WEEKS("18-week standard", false),
    RTT_52_WEEKS("52-week limit", false);

    private final String words;
    private final boolean binding;

    Standard(String words, boolean binding) {
        this.words = words;
        this.binding = binding;
    }

    public String words() {
        return words;
    }

    /** Whether a later slot is refused (R-REB-01) rather than just worse. */
    public boolean isBinding() {
        return binding;
    }
}
