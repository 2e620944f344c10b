package org.rebook.rebooking;

/** What a plan decides for one patient. */
public enum Decision {
    /** Keeps the place: the session can still see so many. */
    STAY,
    /** Keeps the time, by phone or video. */
    CONVERT,
    MOVE,
    /** No date could be found: the patient goes to a clerk with an obligation. */
    UNPLACED,
    /** Never moved by a plan, and the session cannot see them: a named person decides. */
    PROTECTED
}
