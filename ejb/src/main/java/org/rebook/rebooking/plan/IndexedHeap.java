package org.rebook.rebooking.plan;

import java.util.Arrays;

/** A binary heap of small numbers by distance; equal distances leave in the order of the numbers. */
final class IndexedHeap {

    private static final int NEVER_SEEN = -1;
    private static final int TAKEN = -2;

    private final int[] items;
    private final int[] place;
    private final long[] distance;
    private final int[] seen;
    private int size;
    private int seenCount;

    IndexedHeap(int numbers) {
        items = new int[numbers];
        place = new int[numbers];
        distance = new long[numbers];
        seen = new int[numbers];
        Arrays.fill(place, NEVER_SEEN);
    }

    void clear() {
        for (int i = 0; i < seenCount; i++) {
            place[seen[i]] = NEVER_SEEN;
        }
        size = 0;
        seenCount = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long least() {
        return distance[items[0]];
    }

    long distanceOf(int item) {
        return distance[item];
    }

    boolean hasSeen(int item) {
        return place[item] != NEVER_SEEN;
    }

    boolean hasTaken(int item) {
        return place[item] == TAKEN;
    }

    /** Answers whether this is the shortest way to the item so far. */
    boolean offer(int item, long newDistance) {
        int at = place[item];
        if (at == NEVER_SEEN) {
            seen[seenCount++] = item;
            at = size++;
        } else if (at == TAKEN || newDistance >= distance[item]) {
            return false;
        }
        distance[item] = newDistance;
        rise(item, at);
        return true;
    }

    int take() {
        int top = items[0];
        place[top] = TAKEN;
        int moved = items[--size];
        if (size > 0) {
            sink(moved);
        }
        return top;
    }

    private void rise(int item, int from) {
        int at = from;
        while (at > 0) {
            int above = (at - 1) >>> 1;
            if (!before(item, items[above])) {
                break;
            }
            put(items[above], at);
            at = above;
        }
        put(item, at);
    }

    private void sink(int item) {
        int at = 0;
        while (true) {
            int below = 2 * at + 1;
            if (below >= size) {
                break;
            }
            if (below + 1 < size && before(items[below + 1], items[below])) {
                below++;
            }
            if (!before(items[below], item)) {
                break;
            }
            put(items[below], at);
            at = below;
        }
        put(item, at);
    }

    private void put(int item, int at) {
        items[at] = item;
        place[item] = at;
    }

    private boolean before(int one, int other) {
        return distance[one] < distance[other] || (distance[one] == distance[other] && one < other);
    }
}
