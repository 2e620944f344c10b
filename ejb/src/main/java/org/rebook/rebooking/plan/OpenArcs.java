package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Arrays;

/** Knows where closed arcs used to lead, and can write a changed seating down as a problem. */
final class OpenArcs {

    private final Seating seating;
    private int[] groupOfArc;

    OpenArcs(Seating seating, int[] groupOfArc) {
        this.seating = seating;
        this.groupOfArc = groupOfArc.clone();
    }

    /** The same arcs of a seating that is alike. */
    OpenArcs of(Seating alike) {
        return new OpenArcs(alike, groupOfArc);
    }

    void close(int position) {
        seating.arcGroup[position] = seating.nowhere;
    }

    void open(int position) {
        seating.arcGroup[position] = groupOfArc[seating.arcId[position]];
    }

    int addPatient(int[] groups, long[] costs, long unplacedCost) {
        int[] free = Arrays.copyOf(seating.capacity, seating.nowhere);
        // The record refuses nonsense before anything changes.
        new AssignmentProblem(free, new int[] {0, groups.length}, groups, costs, new long[] {unplacedCost});
        int arcs = groupOfArc.length;
        groupOfArc = Arrays.copyOf(groupOfArc, arcs + groups.length);
        System.arraycopy(groups, 0, groupOfArc, arcs, groups.length);
        return seating.addPatient(groups, costs, unplacedCost);
    }

    AssignmentProblem toProblem() {
        long[] unplaced = Arrays.copyOf(seating.unplacedCost, seating.patients);
        long[] cost = new long[groupOfArc.length];
        for (int patient = 0; patient < seating.patients; patient++) {
            int seat = seating.seat[patient];
            if (seating.fixed[patient] && seat != UNPLACED) {
                unplaced[patient] = Math.max(unplaced[patient], seating.worth(patient));
            }
            for (int position = seating.firstArc[patient]; position < seating.firstArc[patient + 1]; position++) {
                boolean shut =
                        seating.arcGroup[position] == seating.nowhere || (seating.fixed[patient] && position != seat);
                cost[seating.arcId[position]] = shut ? unplaced[patient] + 1 : seating.arcCost[position];
            }
        }
        return new AssignmentProblem(
                Arrays.copyOf(seating.capacity, seating.nowhere),
                Arrays.copyOf(seating.firstArc, seating.patients + 1),
                groupOfArc.clone(),
                cost,
                unplaced);
    }
}
