package org.rebook.policy;

/** How strictly a rule binds. */
public enum Force {
    HARD("always kept"),
    SOFT("weighed against others"),
    APPROVAL("set aside only with approval"),
    REPORTING("only reported");

    private final String words;

    Force(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
