package org.rebook.run;

/** What became of one item of a run. */
public enum ItemStatus {
    LEFT,
    DONE,
    /** Something had changed since it was approved; nothing was done and a person is told. */
    HELD_BACK,
    FAILED
}
