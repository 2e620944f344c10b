package org.rebook.rebooking;

/** What is owed to a patient. */
public enum ObligationKind {
    REBOOK("Needs a date"),
    DECIDE("Needs a decision");

    private final String words;

    ObligationKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
