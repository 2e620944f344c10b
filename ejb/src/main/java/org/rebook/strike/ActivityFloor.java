package org.rebook.strike;

import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;

/**
 * The share of planned activity that is to be kept (R-IMP-08).
 *
 * @param planned patients booked in the strike's time
 * @param kept those who are expected to be seen
 */
public record ActivityFloor(int perCent, int planned, int kept) {

    /** How many more patients would have to be seen; none when the floor holds. */
    @Enforces(Rule.R_IMP_08)
    public int missedBy() {
        int least = (int) (((long) perCent * planned + 99) / 100);
        return Math.max(0, least - kept);
    }

    public boolean holds() {
        return missedBy() == 0;
    }

    /** Kept per cent of what was planned, a tenth at a time; all of nothing is all. */
    public double keptPerCent() {
        return planned == 0 ? 100 : Math.floor(1000.0 * kept / planned) / 10;
    }
}
