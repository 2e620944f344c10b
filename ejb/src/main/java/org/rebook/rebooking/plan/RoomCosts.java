package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Arrays;

/**
 * What one more patient in each group would cost everybody else, prices left out: one search backwards from all ways out,
 * where {@link CheapestChain} searches forwards from one group.
 */
final class RoomCosts {

    /** Stands for a group where nobody can make room. */
    static final long NO_WAY = Long.MAX_VALUE / 4;

    private final Seating seating;
    private final ArcsInto arcsInto;
    private final IndexedHeap heap;
    private final long[] cost;
    /** The full group that a patient could leave; or {@link Assignment#UNPLACED}. */
    private int[] leaves = new int[0];

    private long[] worth = new long[0];
    private int[] leavers = new int[0];
    private int leaverCount;

    RoomCosts(Seating seating, ArcsInto arcsInto) {
        this.seating = seating;
        this.arcsInto = arcsInto;
        heap = new IndexedHeap(seating.price.length);
        cost = new long[seating.price.length];
    }

    /** One answer for each group, good until anybody moves. */
    long[] find() {
        begin();
        for (int group = 0; group < seating.nowhere; group++) {
            cost[group] = seating.hasRoom(group) ? 0 : cheapestWayOut(group);
            if (!seating.hasRoom(group) && cost[group] < NO_WAY) {
                heap.offer(group, cost[group]);
            }
        }
        cost[seating.nowhere] = NO_WAY;
        while (!heap.isEmpty()) {
            settle(heap.take());
        }
        end();
        return cost;
    }

    private void begin() {
        heap.clear();
        leaverCount = 0;
        if (leaves.length < seating.patients) {
            leaves = new int[seating.patients];
            worth = new long[seating.patients];
            leavers = new int[seating.patients];
            Arrays.fill(leaves, UNPLACED);
        }
    }

    private void end() {
        for (int each = 0; each < leaverCount; each++) {
            leaves[leavers[each]] = UNPLACED;
        }
    }

    /** Somebody of the group goes without a place, or to a group that has room. */
    private long cheapestWayOut(int group) {
        long least = NO_WAY;
        for (int patient = seating.firstOccupant[group]; patient != UNPLACED; patient = seating.nextOccupant[patient]) {
            leaves[patient] = group;
            leavers[leaverCount++] = patient;
            worth[patient] = seating.worth(patient);
            least = Math.min(least, wayOut(patient, least));
        }
        return least;
    }

    private long wayOut(int patient, long limit) {
        long least = Math.min(limit, seating.unplacedCost[patient] - worth[patient]);
        int end = seating.firstArc[patient + 1];
        for (int position = seating.firstArc[patient]; position < end; position++) {
            long more = seating.arcCost[position] - worth[patient];
            if (more >= least) {
                return least;
            }
            if (seating.hasRoom(seating.arcGroup[position])) {
                return more;
            }
        }
        return least;
    }

    private void settle(int group) {
        cost[group] = heap.distanceOf(group);
        long start = cost[group] + seating.price[group];
        for (int arc = arcsInto.first(group); arc != ArcsInto.NONE; arc = arcsInto.next(arc)) {
            int patient = arcsInto.owner(arc);
            int left = leaves[patient];
            if (left == UNPLACED || heap.hasTaken(left)) {
                continue;
            }
            int position = arcsInto.positionOf(arc);
            if (seating.arcGroup[position] == group) {
                heap.offer(left, start + seating.arcCost[position] - worth[patient]);
            }
        }
    }
}
