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

    private static final int NONE = -1;

    /** Instead of a price, where a group has room. */
    private static final long ROOM = -1;

    private final Seating seating;
    private final IndexedHeap heap;
    private final long[] cost;
    /** What each group asks for a place: its price, or {@link #ROOM}. */
    private final long[] asks;

    /** The moves between full groups that may pay, linked by the group they lead to. */
    private final int[] firstInto;

    private int[] from = new int[64];
    private long[] moveCost = new long[64];
    private int[] nextInto = new int[64];
    private int moves;

    RoomCosts(Seating seating) {
        this.seating = seating;
        heap = new IndexedHeap(seating.price.length);
        cost = new long[seating.price.length];
        asks = new long[seating.price.length];
        firstInto = new int[seating.price.length];
    }

    /** One answer for each group, good until anybody moves. */
    long[] find() {
        heap.clear();
        moves = 0;
        for (int group = 0; group < asks.length; group++) {
            asks[group] = seating.hasRoom(group) ? ROOM : seating.price[group];
            firstInto[group] = NONE;
        }
        for (int group = 0; group < seating.nowhere; group++) {
            cost[group] = asks[group] == ROOM ? 0 : cheapestWayOut(group);
        }
        cost[seating.nowhere] = NO_WAY;
        for (int group = 0; group < seating.nowhere; group++) {
            if (firstInto[group] != NONE && cost[group] < NO_WAY) {
                heap.offer(group, cost[group]);
            }
        }
        while (!heap.isEmpty()) {
            settle(heap.take());
        }
        return cost;
    }

    /** Somebody of the group goes without a place, or to a group that has room; it cannot cost less than nothing. */
    private long cheapestWayOut(int group) {
        long least = NO_WAY;
        for (int patient = seating.firstOccupant[group];
                patient != UNPLACED && least > 0;
                patient = seating.nextOccupant[patient]) {
            least = Math.min(least, wayOut(patient, group, least));
        }
        return least;
    }

    /** Notes the moves to full groups that cost less; whatever is dearer than a way out need not be known. */
    private long wayOut(int patient, int group, long limit) {
        long worth = seating.arcCost[seating.seat[patient]] + asks[group];
        long least = Math.min(limit, seating.unplacedCost[patient] - worth);
        int end = seating.firstArc[patient + 1];
        for (int position = seating.firstArc[patient]; position < end; position++) {
            long more = seating.arcCost[position] - worth;
            if (more >= least) {
                return least;
            }
            long asked = asks[seating.arcGroup[position]];
            if (asked == ROOM) {
                return more;
            }
            if (more + asked < least && seating.arcGroup[position] != group) {
                note(group, seating.arcGroup[position], more + asked);
            }
        }
        return least;
    }

    private void note(int group, int into, long costOfMove) {
        int last = firstInto[into];
        if (last != NONE && from[last] == group) {
            moveCost[last] = Math.min(moveCost[last], costOfMove);
            return;
        }
        if (moves == from.length) {
            from = Arrays.copyOf(from, 2 * moves);
            moveCost = Arrays.copyOf(moveCost, 2 * moves);
            nextInto = Arrays.copyOf(nextInto, 2 * moves);
        }
        from[moves] = group;
        moveCost[moves] = costOfMove;
        nextInto[moves] = firstInto[into];
        firstInto[into] = moves++;
    }

    /** Whoever makes room in the group lets others come; the heap holds only groups to which somebody may come. */
    private void settle(int group) {
        for (int move = firstInto[group]; move != NONE; move = nextInto[move]) {
            long byMove = cost[group] + moveCost[move];
            if (byMove < cost[from[move]]) {
                cost[from[move]] = byMove;
                if (firstInto[from[move]] != NONE) {
                    heap.offer(from[move], byMove);
                }
            }
        }
    }
}
