package org.rebook.rebooking.plan;

import java.util.Arrays;

/**
 * One plan for a pool: who gets which place, what it costs, and the prices that prove it optimal.
 *
 * <p>The price of a group says what one more place there would save; the price of a patient, what placing them costs the
 * whole. A plan made without prices carries zeros, and its certificate then fails unless it costs nothing.
 */
public final class Assignment {

    /** Stands for the group and the arc of a patient without a place. */
    public static final int UNPLACED = -1;

    private final int[] group;
    private final int[] arc;
    private final long[] groupPrice;
    private final long[] patientPrice;
    private final long totalCost;

    /**
     * @param group the group of each patient, or {@link #UNPLACED}
     * @param arc the arc each patient takes, counted over the whole problem, or {@link #UNPLACED}
     */
    public Assignment(int[] group, int[] arc, long[] groupPrice, long[] patientPrice, long totalCost) {
        if (group.length != arc.length || group.length != patientPrice.length) {
            throw new IllegalArgumentException("Every patient needs a group, an arc and a price: %d, %d, %d."
                    .formatted(group.length, arc.length, patientPrice.length));
        }
        this.group = group.clone();
        this.arc = arc.clone();
        this.groupPrice = groupPrice.clone();
        this.patientPrice = patientPrice.clone();
        this.totalCost = totalCost;
    }

    public int patients() {
        return group.length;
    }

    public int groups() {
        return groupPrice.length;
    }

    public int groupOf(int patient) {
        return group[patient];
    }

    public int arcOf(int patient) {
        return arc[patient];
    }

    public boolean places(int patient) {
        return group[patient] != UNPLACED;
    }

    public long priceOfGroup(int groupIndex) {
        return groupPrice[groupIndex];
    }

    public long priceOfPatient(int patient) {
        return patientPrice[patient];
    }

    public long totalCost() {
        return totalCost;
    }

    public int unplaced() {
        return (int) Arrays.stream(group).filter(each -> each == UNPLACED).count();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Assignment that
                && totalCost == that.totalCost
                && Arrays.equals(group, that.group)
                && Arrays.equals(arc, that.arc)
                && Arrays.equals(groupPrice, that.groupPrice)
                && Arrays.equals(patientPrice, that.patientPrice);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(arc) + Long.hashCode(totalCost);
    }

    @Override
    public String toString() {
        return "Assignment[%d patients, %d unplaced, cost %d]".formatted(patients(), unplaced(), totalCost);
    }
}
