package org.rebook.ear.ehr;

/** What can go wrong with a write. */
public enum Fault {
    /** Nothing goes wrong this time. */
    NONE,
    /** It is refused as a conflict, and nothing is kept. */
    CONFLICT,
    /** It is refused as outdated, and nothing is kept. */
    OUTDATED,
    /** The EHR fails, and nothing is kept. */
    FAILURE,
    /** No answer ever comes, and nothing is kept. */
    HANG,
    /** The connection breaks off before anything is kept. */
    DROPPED_BEFORE,
    /** It is kept, and the connection breaks off before the answer. */
    DROPPED_AFTER,
    /** It is kept, and then the EHR answers that it failed. */
    FAILURE_AFTER
}
