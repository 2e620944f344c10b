package org.rebook.rebooking.plan;

import java.util.Arrays;

/** Puts the arcs of one patient in order of cost, equal costs in the order given, and keeps their first numbers. */
final class ArcOrder {

    private static final int SHORT = 24;

    private ArcOrder() {}

    static void sort(Seating seating, int patient) {
        int from = seating.firstArc[patient];
        int to = seating.firstArc[patient + 1];
        for (int position = from; position < to; position++) {
            seating.arcId[position] = position;
        }
        if (isSorted(seating.arcCost, from, to)) {
            return;
        }
        if (to - from <= SHORT) {
            insertionSort(seating, from, to);
        } else if (!packedSort(seating, from, to)) {
            longSort(seating, from, to);
        }
    }

    /** Cost and number of each arc as one value, where both fit; false where they do not. */
    private static boolean packedSort(Seating seating, int from, int to) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(to - from - 1);
        long[] packed = new long[to - from];
        for (int i = 0; i < packed.length; i++) {
            long cost = seating.arcCost[from + i];
            if (cost < 0 || cost >= 1L << (Long.SIZE - 1 - bits)) {
                return false;
            }
            packed[i] = cost << bits | i;
        }
        Arrays.sort(packed);
        int[] groups = Arrays.copyOfRange(seating.arcGroup, from, to);
        long ofNumber = (1L << bits) - 1;
        for (int at = 0; at < packed.length; at++) {
            int i = (int) (packed[at] & ofNumber);
            put(seating, from + at, packed[at] >>> bits, groups[i], from + i);
        }
        return true;
    }

    private static boolean isSorted(long[] cost, int from, int to) {
        for (int position = from + 1; position < to; position++) {
            if (cost[position - 1] > cost[position]) {
                return false;
            }
        }
        return true;
    }

    private static void insertionSort(Seating seating, int from, int to) {
        for (int position = from + 1; position < to; position++) {
            long cost = seating.arcCost[position];
            int group = seating.arcGroup[position];
            int id = seating.arcId[position];
            int at = position;
            while (at > from && seating.arcCost[at - 1] > cost) {
                put(seating, at, seating.arcCost[at - 1], seating.arcGroup[at - 1], seating.arcId[at - 1]);
                at--;
            }
            put(seating, at, cost, group, id);
        }
    }

    private static void longSort(Seating seating, int from, int to) {
        long[] sorted = Arrays.copyOfRange(seating.arcCost, from, to);
        Arrays.sort(sorted);
        int[] next = new int[sorted.length];
        int[] groups = Arrays.copyOfRange(seating.arcGroup, from, to);
        long[] costs = Arrays.copyOfRange(seating.arcCost, from, to);
        for (int i = 0; i < costs.length; i++) {
            int first = firstOf(sorted, costs[i]);
            put(seating, from + first + next[first]++, costs[i], groups[i], from + i);
        }
    }

    private static int firstOf(long[] sorted, long cost) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < cost) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void put(Seating seating, int at, long cost, int group, int id) {
        seating.arcCost[at] = cost;
        seating.arcGroup[at] = group;
        seating.arcId[at] = id;
    }
}
