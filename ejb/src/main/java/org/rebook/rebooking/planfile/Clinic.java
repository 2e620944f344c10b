package org.rebook.rebooking.planfile;

import java.util.List;
import org.rebook.rebooking.plan.AssignmentProblem;

/**
 * One pool of outpatients as a file has it; the numbers of groups and patients are their places in the file.
 *
 * <p>The arcs of patient {@code i} are those from {@code firstArc[i]} to before {@code firstArc[i + 1]}.
 */
record Clinic(
        String id,
        List<Group> groups,
        List<String> patients,
        long[] unplaced,
        int[] firstArc,
        int[] arcGroup,
        long[] arcCost) {

    /** Identical places: the day, minutes of that day, how many, and how many of them are kept free. */
    record Group(String id, int day, int from, int to, int places, int reserved) {

        int open() {
            return places - reserved;
        }
    }

    AssignmentProblem toProblem() {
        int[] capacity = groups.stream().mapToInt(Group::open).toArray();
        return new AssignmentProblem(capacity, firstArc, arcGroup, arcCost, unplaced);
    }

    /** The patient's arc to the group, or -1. */
    int arcTo(int patient, int group) {
        for (int arc = firstArc[patient]; arc < firstArc[patient + 1]; arc++) {
            if (arcGroup[arc] == group) {
                return arc;
            }
        }
        return -1;
    }
}
