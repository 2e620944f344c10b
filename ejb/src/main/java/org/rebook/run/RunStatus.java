package org.rebook.run;

/** How a run stands. */
public enum RunStatus {
    STARTING,
    RUNNING,
    /** Asked to stop; what is under way is finished first. */
    STOPPING,
    /** By somebody's wish. */
    STOPPED,
    /** The server ended while it ran. */
    INTERRUPTED,
    FAILED,
    COMPLETED;

    public boolean isOver() {
        return this != STARTING && this != RUNNING && this != STOPPING;
    }

    public boolean canRestart() {
        return this == STOPPED || this == INTERRUPTED || this == FAILED;
    }
}
