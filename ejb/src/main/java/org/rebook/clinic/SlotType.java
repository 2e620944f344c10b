package org.rebook.clinic;

/** What a slot was set up for. */
public enum SlotType {
    NEW,
    FOLLOW_UP,
    PRE_OP,
    DIAGNOSTIC,
    /** Set up for no kind of appointment in particular. */
    ANY,
    /** A theatre list: one slot that its operations share, minute by minute. */
    LIST
}
