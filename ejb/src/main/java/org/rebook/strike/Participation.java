package org.rebook.strike;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How many per cent of those on strike are expected to be absent: a forecast, since nobody has to say (R-IMP-04). */
@Embeddable
public record Participation(
        @Column(name = "participation_low") int low,
        @Column(name = "participation_likely") int likely,
        @Column(name = "participation_high") int high) {

    public Participation {
        if (low < 0 || high > 100 || low > likely || likely > high) {
            throw new IllegalArgumentException(
                    "participation: low (%d), likely (%d) and high (%d) must rise from 0 to 100."
                            .formatted(low, likely, high));
        }
    }

    /** The same forecast with another likely percentage; low and high give way where they must. */
    public Participation expecting(int percentage) {
        return new Participation(Math.min(low, percentage), percentage, Math.max(high, percentage));
    }
}
