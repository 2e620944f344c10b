package org.rebook.strike;

/** What a strike leaves of a session. */
public enum Staffing {
    FULL,
    REDUCED,
    NONE
}
