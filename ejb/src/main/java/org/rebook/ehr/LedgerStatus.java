package org.rebook.ehr;

/** How a change stands with the EHR. */
public enum LedgerStatus {
    /** It waits to be sent, for the first time or again. */
    PENDING,
    /** It was sent, and what became of it is not known yet. */
    SENT,
    /** It was read back and is the same. */
    CONFIRMED,
    /** The EHR holds something else; the entry says what. */
    MISMATCHED,
    /** The EHR refused it; the entry says why. */
    REJECTED
}
