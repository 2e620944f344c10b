package org.rebook.appointment;

import org.jspecify.annotations.Nullable;

/**
 * Why an appointment is changed, and on whose behalf.
 *
 * @param code from our own list of reasons (IA-STAFF and so on)
 * @param inWords the reason as a patient or an auditor would read it
 */
public record Cause(
        String code, String inWords, String who, String ruleVersion, @Nullable Long strikeId, @Nullable Long runId) {

    /** The same cause in other words. */
    public Cause saying(String words) {
        return new Cause(code, words, who, ruleVersion, strikeId, runId);
    }
}
