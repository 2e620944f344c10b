package org.rebook.rebooking.plan;

import java.util.Arrays;

/**
 * The knapsack of one list where going through the sets one by one grows too long: of sets with the same minutes, those with
 * more variance and no more gain are forgotten.
 */
final class KnapsackLabels {

    static final int MOST_MINUTES = 10_000;

    private static final int MOST_LABELS = 30_000;

    private final ListKnapsack list;
    private int[] minutes = new int[256];
    private long[] variance = new long[256];
    private long[] gain = new long[256];
    private long[] limitsUsed = new long[256];
    private int[] before = new int[256];
    private int[] item = new int[256];
    private int labels;

    private int[] active = new int[256];
    private int[] next = new int[256];
    private int[] newest = new int[0];
    private int[] olderAlike = new int[256];

    private int best;
    private long bound;

    KnapsackLabels(ListKnapsack list) {
        this.list = list;
    }

    /** The greatest gain, or a bound on it when there are too many sets even so. */
    long gain(int[] order, int useful, long atLeast) {
        labels = 0;
        best = -1;
        bound = atLeast;
        int count = 1;
        active[0] = add(-1, -1, 0, 0, 0, 0);
        for (int at = 0; at < useful && count > 0; at++) {
            count = extend(order[at], at + 1, count);
            if (labels > MOST_LABELS) {
                return Math.max(bound, greatestBound(at + 1, count));
            }
        }
        return bound;
    }

    int effort() {
        return 4 * labels;
    }

    /** The items of the greatest gain; none when nothing gained more than was asked for. */
    void markTaken(boolean[] taken) {
        if (best >= 0) {
            Arrays.fill(taken, false);
            for (int label = best; item[label] >= 0; label = before[label]) {
                taken[item[label]] = true;
            }
        }
    }

    private int extend(int one, int from, int count) {
        if (newest.length <= list.greatestMinutes()) {
            newest = new int[list.greatestMinutes() + 1];
        }
        Arrays.fill(newest, -1);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (canWin(active[i], from)) {
                kept = keep(active[i], kept);
            }
        }
        // A set that cannot win without the operation may still win with it, so all are tried.
        for (int i = 0; i < count; i++) {
            int label = active[i];
            long used = list.limitsWith(one, limitsUsed[label]);
            if (used >= 0 && list.holds(minutes[label], variance[label], one)) {
                int with = add(
                        label,
                        one,
                        minutes[label] + list.minutesOf(one),
                        variance[label] + list.varianceOf(one),
                        gain[label] + list.worthOf(one),
                        used);
                if (gain[with] > bound) {
                    bound = gain[with];
                    best = with;
                }
                if (!canWin(with, from) || isBeaten(with)) {
                    if (best != with) {
                        labels--;
                    }
                } else {
                    kept = keep(with, kept);
                }
            }
        }
        int[] swap = active;
        active = next;
        next = swap;
        return kept;
    }

    private boolean canWin(int label, int from) {
        return gain[label] + list.upperBoundFrom(from, minutes[label], variance[label]) > bound;
    }

    private boolean isBeaten(int label) {
        for (int other = newest[minutes[label]]; other >= 0; other = olderAlike[other]) {
            if (gain[other] >= gain[label]
                    && variance[other] <= variance[label]
                    && limitsUsed[other] == limitsUsed[label]) {
                return true;
            }
        }
        return false;
    }

    private int keep(int label, int kept) {
        if (kept == next.length) {
            next = Arrays.copyOf(next, 2 * kept);
            active = Arrays.copyOf(active, 2 * kept);
        }
        olderAlike[label] = newest[minutes[label]];
        newest[minutes[label]] = label;
        next[kept] = label;
        return kept + 1;
    }

    private long greatestBound(int from, int count) {
        long greatest = 0;
        for (int i = 0; i < count; i++) {
            greatest = Math.max(
                    greatest, gain[active[i]] + list.upperBoundFrom(from, minutes[active[i]], variance[active[i]]));
        }
        return greatest;
    }

    private int add(int from, int one, int itsMinutes, long itsVariance, long itsGain, long used) {
        if (labels == minutes.length) {
            int more = 2 * labels;
            minutes = Arrays.copyOf(minutes, more);
            variance = Arrays.copyOf(variance, more);
            gain = Arrays.copyOf(gain, more);
            limitsUsed = Arrays.copyOf(limitsUsed, more);
            before = Arrays.copyOf(before, more);
            item = Arrays.copyOf(item, more);
            olderAlike = Arrays.copyOf(olderAlike, more);
        }
        before[labels] = from;
        item[labels] = one;
        minutes[labels] = itsMinutes;
        variance[labels] = itsVariance;
        gain[labels] = itsGain;
        limitsUsed[labels] = used;
        return labels++;
    }
}
