package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.PlaceTimes;

/**
 * A pool that is being changed, as it is for linked appointments that look for places in it: those who stay put have
 * theirs, everybody else may make room.
 *
 * @param problem at costs with the upheaval in them
 * @param numbers each of the linked by appointment, as the problem counts them
 * @param arcs each arc of the problem, as the changed pool counts it
 * @param leftOut what those cost who stay put
 */
record JointPool(AssignmentProblem problem, PlaceTimes times, Map<String, Integer> numbers, int[] arcs, long leftOut) {

    /** The arc of one of the linked, as the changed pool counts it. */
    int arcOf(String appointment, Assignment plan) {
        int arc = plan.arcOf(numbers.get(appointment));
        return arc == UNPLACED ? UNPLACED : arcs[arc];
    }

    /** Puts one patient after another into the problem. */
    static final class Builder {

        private final int[] capacity;
        private final List<Integer> firstArc = new ArrayList<>(List.of(0));
        private final List<Long> unplaced = new ArrayList<>();
        private int[] arcs = new int[1024];
        private int[] groups = new int[1024];
        private long[] costs = new long[1024];
        private int count;

        Builder(int[] capacity) {
            this.capacity = capacity.clone();
        }

        void take(int group) {
            capacity[group]--;
        }

        void add(int arc, int group, long cost) {
            if (count == arcs.length) {
                arcs = Arrays.copyOf(arcs, 2 * count);
                groups = Arrays.copyOf(groups, 2 * count);
                costs = Arrays.copyOf(costs, 2 * count);
            }
            arcs[count] = arc;
            groups[count] = group;
            costs[count++] = cost;
        }

        /** The arcs added since are those of a patient, whose number it answers with. */
        int patient(long unplacedCost) {
            firstArc.add(count);
            unplaced.add(unplacedCost);
            return unplaced.size() - 1;
        }

        /** Only with the groups that somebody could be in. */
        JointPool build(IntFunction<PlaceSpan> spanOf, Map<String, Integer> numbers, long leftOut) {
            int[] open = IntStream.of(groups).limit(count).sorted().distinct().toArray();
            return new JointPool(
                    new AssignmentProblem(
                            IntStream.of(open).map(group -> capacity[group]).toArray(),
                            firstArc.stream().mapToInt(Integer::intValue).toArray(),
                            IntStream.of(groups)
                                    .limit(count)
                                    .map(group -> Arrays.binarySearch(open, group))
                                    .toArray(),
                            Arrays.copyOf(costs, count),
                            unplaced.stream().mapToLong(Long::longValue).toArray()),
                    PlaceSpan.times(IntStream.of(open).mapToObj(spanOf).toArray(PlaceSpan[]::new)),
                    numbers,
                    Arrays.copyOf(arcs, count),
                    leftOut);
        }
    }
}
