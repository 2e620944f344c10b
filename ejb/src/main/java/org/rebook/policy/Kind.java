package org.rebook.policy;

/** What kind of value a setting holds. */
public enum Kind {
    DAYS("days"),
    WORKING_DAYS("working days"),
    HOURS("hours"),
    MINUTES("minutes"),
    PER_CENT("per cent"),
    COUNT(""),
    /** Points of the cost of a placement, doubled so that half a point is a whole number. */
    HALF_POINTS("half points"),
    ON_OFF(""),
    /** Codes of three digits, separated by spaces. */
    CODES("");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
