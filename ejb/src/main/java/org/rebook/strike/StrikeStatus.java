package org.rebook.strike;

/** How a strike stands. */
public enum StrikeStatus {
    ANNOUNCED,
    CONFIRMED,
    SUSPENDED,
    CALLED_OFF,
    ENDED;

    /** Whether its days are still to be kept clear. */
    public boolean keepsDaysClear() {
        return this == ANNOUNCED || this == CONFIRMED || this == SUSPENDED;
    }
}
