package org.rebook.policy;

/** Who may set a value. */
public enum Scope {
    FIXED("nobody: it is how Rebook works"),
    NATIONAL("changes with national policy"),
    TRUST("the trust"),
    DIVISION("the trust, for a specialty"),
    CLINIC("the trust, for a clinic"),
    PATIENT("the patient's record");

    private final String words;

    Scope(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
