package org.rebook.appointment;

import org.jspecify.annotations.Nullable;

/**
 * Why an appointment is changed, and on whose behalf.
 *
 * @param inWords the reason as a patient or an auditor would read it
 */
public record Cause(
        ReasonCode code,
        String inWords,
        String who,
        String ruleVersion,
        @Nullable Long strikeId,
        @Nullable Long runId) {

    /** The same cause in other words. */
    public Cause saying(String words) {
        return new Cause(code, words, who, ruleVersion, strikeId, runId);
    }
}
