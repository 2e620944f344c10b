package org.rebook.rebooking;

/** What became of a clerk's step on the worklist. */
public sealed interface WorklistOutcome {

    record Done() implements WorklistOutcome {}

    /** Something is not as the clerk saw it, and nothing was changed. */
    record Refused(String reason) implements WorklistOutcome {}
}
