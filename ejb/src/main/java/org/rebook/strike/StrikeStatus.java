package org.rebook.strike;

import java.util.EnumSet;
import java.util.Set;

/** How a strike stands. */
public enum StrikeStatus {
    ANNOUNCED,
    CONFIRMED,
    SUSPENDED,
    CALLED_OFF,
    ENDED;

    /** What it can become from here. */
    public Set<StrikeStatus> next() {
        return switch (this) {
            case ANNOUNCED -> EnumSet.of(CONFIRMED, SUSPENDED, CALLED_OFF);
            case CONFIRMED -> EnumSet.of(SUSPENDED, CALLED_OFF, ENDED);
            case SUSPENDED -> EnumSet.of(CONFIRMED, CALLED_OFF);
            case CALLED_OFF, ENDED -> EnumSet.noneOf(StrikeStatus.class);
        };
    }

    public String inWords() {
        return name().toLowerCase().replace('_', ' ');
    }

    /** Whether its days are still to be kept clear. */
    public boolean keepsDaysClear() {
        return this == ANNOUNCED || this == CONFIRMED || this == SUSPENDED;
    }
}
