package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

/**
 * Fills one empty place by the chain of moves that saves the plan most, and lowers the prices along the way.
 *
 * <p>The mirror image of {@link CheapestChain}: the search runs backwards from the empty place, until somebody unplaced
 * gets a place or a place is left whose emptiness costs least.
 */
final class BestRefill {

    private final Seating seating;
    private final ArcsInto arcsInto;
    private final IndexedHeap heap;
    private final int[] reached;
    private final int[] moverFrom;
    private final int[] moveFrom;
    private int reachedCount;
    private long best;
    private int lastLeft;
    private int lastMover;
    private int lastMove;

    BestRefill(Seating seating, ArcsInto arcsInto) {
        this.seating = seating;
        this.arcsInto = arcsInto;
        int groups = seating.price.length;
        heap = new IndexedHeap(groups);
        reached = new int[groups];
        moverFrom = new int[groups];
        moveFrom = new int[groups];
    }

    /** Does nothing where the empty place is worth nothing. */
    void fill(int group) {
        if (seating.price[group] == 0 || !seating.hasRoom(group)) {
            return;
        }
        search(group);
        carryOut();
    }

    /** What of the group's price one empty place there could not save, were it filled; nothing is moved. */
    long costOfEmptiness(int group) {
        if (seating.price[group] == 0) {
            return 0;
        }
        search(group);
        return best;
    }

    /** What the whole plan would cost less with one more place; the group's price is never less than that. */
    OneMorePlace oneMorePlace(int group) {
        lastMover = UNPLACED;
        long saving = seating.price[group] - costOfEmptiness(group);
        return new OneMorePlace(saving, lastMover);
    }

    private void search(int group) {
        heap.clear();
        reachedCount = 0;
        endByLeaving(group, seating.price[group]);
        moverFrom[group] = UNPLACED;
        heap.offer(group, 0);
        while (!heap.isEmpty() && heap.least() < best) {
            scan(heap.take());
        }
    }

    private void scan(int group) {
        reached[reachedCount++] = group;
        long start = heap.distanceOf(group) + seating.price[group];
        for (int arc = arcsInto.first(group); arc != ArcsInto.NONE; arc = arcsInto.next(arc)) {
            int patient = arcsInto.owner(arc);
            int position = arcsInto.positionOf(arc);
            if (seating.fixed[patient] || seating.arcGroup[position] != group) {
                continue;
            }
            long distance = start + seating.arcCost[position] - seating.worth(patient);
            if (distance >= best) {
                continue;
            }
            int left = seating.groupOf(patient);
            if (left == UNPLACED) {
                endBySeating(patient, position, distance);
            } else if (left != group && heap.offer(left, distance)) {
                moverFrom[left] = patient;
                moveFrom[left] = position;
                if (distance + seating.price[left] < best) {
                    endByLeaving(left, distance + seating.price[left]);
                }
            }
        }
    }

    private void endByLeaving(int group, long distance) {
        best = distance;
        lastLeft = group;
        lastMover = UNPLACED;
    }

    private void endBySeating(int patient, int position, long distance) {
        best = distance;
        lastMover = patient;
        lastMove = position;
    }

    private void carryOut() {
        for (int i = 0; i < reachedCount; i++) {
            seating.price[reached[i]] -= best - heap.distanceOf(reached[i]);
        }
        int left = lastLeft;
        if (lastMover != UNPLACED) {
            left = seating.arcGroup[lastMove];
            seating.move(lastMover, lastMove);
        }
        while (moverFrom[left] != UNPLACED) {
            int mover = moverFrom[left];
            int position = moveFrom[left];
            left = seating.arcGroup[position];
            seating.move(mover, position);
        }
    }
}
