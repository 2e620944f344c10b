package org.rebook.rebooking.plan;

/**
 * One pool as a transportation problem: patients who each need one place, and groups of identical places.
 *
 * <p>The arcs of patient {@code i} are those from {@code firstArc[i]} to before {@code firstArc[i + 1]}, in any order; two
 * arcs of one patient may lead to the same group at different costs. The arrays are handed over, not copied: whoever built
 * them must leave them alone.
 *
 * @param capacity places in each group, zero or more
 * @param firstArc one offset per patient and a last one, rising from 0 to the number of arcs
 * @param arcGroup the group each arc leads to
 * @param arcCost what each arc costs, zero or more
 * @param unplacedCost what it costs to leave each patient without a place, zero or more
 */
public record AssignmentProblem(int[] capacity, int[] firstArc, int[] arcGroup, long[] arcCost, long[] unplacedCost) {

    /** The most that the dearest costs of all patients may add up to, so that no price or path can overflow. */
    public static final long GREATEST_TOTAL = Long.MAX_VALUE / 8;

    public AssignmentProblem {
        if (firstArc.length != unplacedCost.length + 1) {
            throw new IllegalArgumentException("%d patients need %d arc offsets, not %d."
                    .formatted(unplacedCost.length, unplacedCost.length + 1, firstArc.length));
        }
        if (arcGroup.length != arcCost.length) {
            throw new IllegalArgumentException("Every arc needs a group and a cost: %d groups, %d costs."
                    .formatted(arcGroup.length, arcCost.length));
        }
        if (firstArc[0] != 0 || firstArc[unplacedCost.length] != arcGroup.length) {
            throw new IllegalArgumentException("Arc offsets must run from 0 to %d, not from %d to %d."
                    .formatted(arcGroup.length, firstArc[0], firstArc[unplacedCost.length]));
        }
        for (int group = 0; group < capacity.length; group++) {
            if (capacity[group] < 0) {
                throw new IllegalArgumentException("Group %d cannot have %d places.".formatted(group, capacity[group]));
            }
        }
        requireSoundArcs(capacity.length, firstArc, arcGroup, arcCost, unplacedCost);
    }

    public int patients() {
        return unplacedCost.length;
    }

    public int groups() {
        return capacity.length;
    }

    public int arcs() {
        return arcGroup.length;
    }

    /** The dearest cost of every patient, added up: no plan costs more. */
    long dearest() {
        long total = 0;
        for (int patient = 0; patient < unplacedCost.length; patient++) {
            long dearest = unplacedCost[patient];
            for (int arc = firstArc[patient]; arc < firstArc[patient + 1]; arc++) {
                dearest = Math.max(dearest, arcCost[arc]);
            }
            total += dearest;
        }
        return total;
    }

    private static void requireSoundArcs(
            int groups, int[] firstArc, int[] arcGroup, long[] arcCost, long[] unplacedCost) {
        long total = 0;
        for (int patient = 0; patient < unplacedCost.length; patient++) {
            if (firstArc[patient] > firstArc[patient + 1] || firstArc[patient + 1] > arcGroup.length) {
                throw new IllegalArgumentException("The arcs of patient %d cannot run from %d to %d of %d."
                        .formatted(patient, firstArc[patient], firstArc[patient + 1], arcGroup.length));
            }
            long dearest = requireCost(unplacedCost[patient], patient);
            for (int arc = firstArc[patient]; arc < firstArc[patient + 1]; arc++) {
                if (arcGroup[arc] < 0 || arcGroup[arc] >= groups) {
                    throw new IllegalArgumentException("Arc %d of patient %d leads to group %d, but there are %d."
                            .formatted(arc, patient, arcGroup[arc], groups));
                }
                dearest = Math.max(dearest, requireCost(arcCost[arc], patient));
            }
            if (dearest > GREATEST_TOTAL - total) {
                throw new IllegalArgumentException("The dearest costs add up to more than %d at patient %d (%d)."
                        .formatted(GREATEST_TOTAL, patient, dearest));
            }
            total += dearest;
        }
    }

    private static long requireCost(long cost, int patient) {
        if (cost < 0) {
            throw new IllegalArgumentException("Patient %d has a cost below zero: %d.".formatted(patient, cost));
        }
        return cost;
    }
}
