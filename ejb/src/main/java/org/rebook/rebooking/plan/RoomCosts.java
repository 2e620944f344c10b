package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

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

    RoomCosts(Seating seating, ArcsInto arcsInto) {
        this.seating = seating;
        this.arcsInto = arcsInto;
        heap = new IndexedHeap(seating.price.length);
        cost = new long[seating.price.length];
    }

    /** One answer for each group, good until anybody moves. */
    long[] find() {
        heap.clear();
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
        return cost;
    }

    /** Somebody of the group goes without a place, or to a group that has room. */
    private long cheapestWayOut(int group) {
        long least = NO_WAY;
        for (int patient = seating.firstOccupant[group]; patient != UNPLACED; patient = seating.nextOccupant[patient]) {
            long worth = seating.worth(patient);
            least = Math.min(least, seating.unplacedCost[patient] - worth);
            for (int position = seating.firstArc[patient]; position < seating.firstArc[patient + 1]; position++) {
                if (seating.arcCost[position] - worth >= least) {
                    break;
                }
                if (seating.hasRoom(seating.arcGroup[position])) {
                    least = seating.arcCost[position] - worth;
                    break;
                }
            }
        }
        return least;
    }

    private void settle(int group) {
        cost[group] = heap.distanceOf(group);
        long start = cost[group] + seating.price[group];
        for (int arc = arcsInto.first(group); arc != ArcsInto.NONE; arc = arcsInto.next(arc)) {
            int patient = arcsInto.owner(arc);
            int position = arcsInto.positionOf(arc);
            if (seating.fixed[patient] || !seating.isSeated(patient) || seating.arcGroup[position] != group) {
                continue;
            }
            int left = seating.groupOf(patient);
            if (left != group && !seating.hasRoom(left)) {
                heap.offer(left, start + seating.arcCost[position] - seating.worth(patient));
            }
        }
    }
}
