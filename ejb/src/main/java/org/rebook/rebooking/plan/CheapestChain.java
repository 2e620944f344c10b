package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

/**
 * Finds the cheapest chain of moves that makes room for one more, carries it out and raises the prices along the way.
 *
 * <p>One shortest path over groups: from each full group any occupant may move on to another group or go without a place.
 * The search stops at the first group that is no nearer than the best end found.
 */
final class CheapestChain {

    private static final long NO_END = Long.MAX_VALUE / 4;

    private final Seating seating;
    private final IndexedHeap heap;
    private final int[] reached;
    private final int[] moverInto;
    private final int[] moveInto;
    private int reachedCount;
    private long best;
    private int lastMover;
    private int lastMove;
    private int goal;
    private long costOutside;

    CheapestChain(Seating seating) {
        this.seating = seating;
        int groups = seating.price.length;
        heap = new IndexedHeap(groups);
        reached = new int[groups];
        moverInto = new int[groups];
        moveInto = new int[groups];
    }

    /**
     * What one more patient in a full group costs everybody else, the group's own price left out; nothing is moved.
     *
     * @param goalGroup where a chain may end for nothing, or {@link Assignment#UNPLACED}
     * @param outside what a chain costs on top that ends in any other free place, or with somebody unplaced
     * @param limit answered when no chain costs less
     */
    long cost(int group, int goalGroup, long outside, long limit) {
        begin(limit, UNPLACED);
        goal = goalGroup;
        costOutside = outside;
        heap.offer(group, 0);
        search();
        return best;
    }

    /** Gives a patient who has no seat the place that costs the whole plan least, or none if that is cheaper. */
    void seat(int patient) {
        begin(seating.unplacedCost[patient], patient);
        scan(patient, 0);
        search();
        carryOut();
    }

    /** Makes one occupant of a full group leave, so that one more place there stands empty. */
    void vacate(int group) {
        begin(NO_END, UNPLACED);
        moverInto[group] = UNPLACED;
        heap.offer(group, 0);
        search();
        if (lastMover == UNPLACED) {
            throw new IllegalStateException("Nobody in group %d may be moved.".formatted(group));
        }
        carryOut();
    }

    private void begin(long bestSoFar, int mover) {
        heap.clear();
        reachedCount = 0;
        best = bestSoFar;
        lastMover = mover;
        lastMove = UNPLACED;
        goal = UNPLACED;
        costOutside = 0;
    }

    private void search() {
        while (!heap.isEmpty() && heap.least() < best) {
            int group = heap.take();
            reached[reachedCount++] = group;
            long distance = heap.distanceOf(group);
            long price = seating.price[group];
            for (int patient = seating.firstOccupant[group];
                    patient != UNPLACED;
                    patient = seating.nextOccupant[patient]) {
                long start = distance - seating.arcCost[seating.seat[patient]] - price;
                endAt(start + seating.unplacedCost[patient] + costOutside, patient, UNPLACED);
                scan(patient, start);
            }
        }
    }

    private void scan(int patient, long start) {
        int end = seating.firstArc[patient + 1];
        for (int position = seating.firstArc[patient]; position < end; position++) {
            long cost = start + seating.arcCost[position];
            if (cost >= best) {
                return;
            }
            int group = seating.arcGroup[position];
            long distance = cost + seating.price[group];
            if (distance >= best) {
                continue;
            }
            if (group == goal) {
                endAt(distance, patient, position);
            } else if (seating.hasRoom(group)) {
                endAt(distance + costOutside, patient, position);
            } else if (heap.offer(group, distance)) {
                moverInto[group] = patient;
                moveInto[group] = position;
            }
        }
    }

    private void endAt(long distance, int mover, int move) {
        if (distance < best) {
            best = distance;
            lastMover = mover;
            lastMove = move;
        }
    }

    private void carryOut() {
        for (int i = 0; i < reachedCount; i++) {
            seating.price[reached[i]] += best - heap.distanceOf(reached[i]);
        }
        int mover = lastMover;
        int move = lastMove;
        while (mover != UNPLACED) {
            int left = seating.groupOf(mover);
            seating.move(mover, move);
            if (left == UNPLACED) {
                return;
            }
            mover = moverInto[left];
            move = moveInto[left];
        }
    }
}
