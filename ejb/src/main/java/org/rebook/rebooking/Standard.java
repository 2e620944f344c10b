package org.rebook.rebooking;

/** What sets a due date, with the name clerks know it by. */
public enum Standard {
    LCAD("latest clinically appropriate date", true),
    PRIORITY_LIMIT("limit of the clinical priority", true),
    GUARANTEE_28("28 days after an operation cancelled on the day", true),
    TWO_WEEK_WAIT("two-week wait", true),
    CANCER_28("28-day cancer diagnosis standard", true),
    CANCER_31("31-day cancer standard", true),
    CANCER_62("62-day cancer standard", true),
    CANCER_104("104-day cancer backstop", true),
    URGENT_FIRST_SEEN("target for an urgent first appointment", false),
    DIAGNOSTIC_6_WEEKS("6-week diagnostic standard", false),
    RTT_18_WEEKS("18-week standard", false),
    RTT_52_WEEKS("52-week limit", false),
    RTT_65_WEEKS("65-week limit", false),
    RTT_78_WEEKS("78-week limit", false),
    RTT_104_WEEKS("104-week limit", false);

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

    /** Whether missing it means a wait of a year or more. */
    boolean isLongWait() {
        return this == RTT_52_WEEKS || this == RTT_65_WEEKS || this == RTT_78_WEEKS || this == RTT_104_WEEKS;
    }
}
