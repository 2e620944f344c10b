package org.rebook.policy;

/** How well a rule or value is founded. */
public enum Evidence {
    SOURCED("from the source named"),
    PRACTICE("usual practice, to be confirmed by the trust"),
    PROPOSAL("Rebook's proposal, to be discussed with clinicians"),
    NOT_VERIFIED("not verified by a source");

    private final String words;

    Evidence(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
