package org.rebook.patient;

/** What gives a patient an early turn on a theatre list. */
public enum TheatreCondition {
    LATEX_ALLERGY("latex allergy"),
    DIABETES("diabetes");

    private final String words;

    TheatreCondition(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
