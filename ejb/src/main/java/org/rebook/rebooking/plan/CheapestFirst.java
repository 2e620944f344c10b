package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Puts what has a cost in order of cost, equal costs in the order given. */
final class CheapestFirst {

    private CheapestFirst() {}

    /** The numbers of those that are possible at all ({@link RoomCosts#NO_WAY}) and open, the cheapest first. */
    static int[] of(long[] costs, IntPredicate isOpen) {
        int[] inOrder = new int[costs.length];
        int found = 0;
        for (int number = 0; number < costs.length; number++) {
            if (costs[number] < RoomCosts.NO_WAY && isOpen.test(number)) {
                int at = firstDearer(costs, inOrder, found, costs[number]);
                System.arraycopy(inOrder, at, inOrder, at + 1, found - at);
                inOrder[at] = number;
                found++;
            }
        }
        return Arrays.copyOf(inOrder, found);
    }

    private static int firstDearer(long[] costs, int[] inOrder, int found, long cost) {
        int low = 0;
        int high = found;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (costs[inOrder[middle]] > cost) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
