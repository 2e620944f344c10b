package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The set of operations that one theatre list gains most from, when each operation on it is worth a given sum.
 *
 * <p>A set is taken by the overrun rule itself. Only to see early that nothing better can come is the rule relaxed to a plain
 * sum: the root of the variance lies above its chord, so a weight on that chord never refuses what the rule allows.
 */
final class ListKnapsack {

    private static final int MOST_NODES = 400;
    private static final double ROUNDING = 1e-9;
    private static final double PART_ROUNDING = 1e-12;

    /** Who may go on the list, and as which of their choices. */
    final int[] operations;

    final int[] choices;
    private final Fullness fullness;
    private final int[] minutes;
    private final int[] variance;
    private final long room;
    private final long usedVariance;
    private final double[] weight;
    private final double slope;
    private final double linearRoom;

    private final int[][] against;
    private final int[] limitLeft;
    private final int[] limitShift;
    private final KnapsackLabels labels = new KnapsackLabels(this);

    private final int[] order;
    private final double[] ratio;
    private final long[] worth;
    private final boolean[] chosen;
    private boolean[] best;
    private long bestGain;
    private int useful;
    private int nodes;

    ListKnapsack(
            ListProblem problem, Fullness fullness, SharedLimits limits, int list, int[] operations, int[] choices) {
        this.operations = operations;
        this.choices = choices;
        this.fullness = fullness;
        minutes = IntStream.of(operations)
                .map(each -> problem.operations().get(each).minutes())
                .toArray();
        variance = IntStream.of(operations)
                .map(each -> problem.operations().get(each).variance())
                .toArray();
        TheatreList theatreList = problem.lists().get(list);
        room = fullness.roomOf(theatreList);
        usedVariance = theatreList.usedVariance();
        double deviations = fullness.deviations();
        slope = deviations * chord();
        linearRoom = (room - deviations * StrictMath.sqrt(usedVariance)) * (1 + ROUNDING) + ROUNDING;
        weight = new double[operations.length];
        Arrays.setAll(weight, item -> minutes[item] + slope * variance[item]);
        against = new int[operations.length][];
        Arrays.setAll(against, item -> limits.of(operations[item], choices[item]));
        limitLeft = limits.most.clone();
        limitShift = new int[limitLeft.length];
        order = new int[operations.length];
        ratio = new double[operations.length];
        worth = new long[operations.length];
        chosen = new boolean[operations.length];
        best = new boolean[operations.length];
    }

    /** The slope of the root's chord over every variance that can come together on the list. */
    private double chord() {
        double steepest = 0;
        double sum = 0;
        for (int item = 0; item < minutes.length; item++) {
            steepest = Math.max(steepest, variance[item] / Math.max(1e-9, minutes[item]));
            sum += variance[item];
        }
        // Minutes hold at most room / steepest of variance, so no more than steepest * room can come together.
        double most = Math.min(sum, steepest * Math.max(0, room)) * (1 + ROUNDING);
        if (most <= 0) {
            return 0;
        }
        return (StrictMath.sqrt(usedVariance + most) - StrictMath.sqrt(usedVariance)) / most * (1 - ROUNDING);
    }

    /** At least the greatest gain, and exactly that unless the search grows too long. */
    long gain(long[] worthOfEach) {
        useful = 0;
        for (int item = 0; item < operations.length; item++) {
            worth[item] = worthOfEach[item];
            if (worth[item] > 0 && fitsAlone(item)) {
                ratio[item] = worth[item] / Math.max(weight[item], 1e-9);
                sortIn(item);
            }
        }
        bestGain = 0;
        nodes = 0;
        Arrays.fill(chosen, false);
        Arrays.fill(best, false);
        search(0, room, usedVariance, linearRoom, 0);
        if (nodes > MOST_NODES && room <= KnapsackLabels.MOST_MINUTES) {
            countLimits();
            long gain = labels.gain(order, useful, bestGain);
            nodes += labels.effort();
            labels.markTaken(best);
            return gain;
        }
        return nodes > MOST_NODES ? Math.max(bestGain, upperBound(0, linearRoom)) : bestGain;
    }

    /** At least the greatest gain of a set that takes one item, whatever that is worth; the last gain's set is forgotten. */
    long gainWith(int always, long[] worthOfEach) {
        useful = 0;
        for (int item = 0; item < operations.length; item++) {
            worth[item] = worthOfEach[item];
            if (item != always && worth[item] > 0 && fitsAlone(item)) {
                ratio[item] = worth[item] / Math.max(weight[item], 1e-9);
                sortIn(item);
            }
        }
        bestGain = 0;
        nodes = 0;
        Arrays.fill(chosen, false);
        double linearLeft = linearRoom - weight[always];
        takeLimits(always);
        search(0, room - minutes[always], usedVariance + variance[always], linearLeft, 0);
        giveBack(always, against[always].length);
        return worth[always] + (nodes > MOST_NODES ? Math.max(bestGain, upperBound(0, linearLeft)) : bestGain);
    }

    private boolean fitsAlone(int item) {
        return weight[item] <= linearRoom && fullness.holds(room - minutes[item], usedVariance + variance[item]);
    }

    /** Gives each limit that these operations could exceed by themselves some bits to count in. */
    private void countLimits() {
        int bits = 0;
        Arrays.fill(limitShift, -1);
        int[] users = new int[limitLeft.length];
        for (int at = 0; at < useful; at++) {
            for (int limit : against[order[at]]) {
                if (++users[limit] > limitLeft[limit] && limitShift[limit] < 0 && bits + 8 <= 62) {
                    limitShift[limit] = bits;
                    bits += 8;
                }
            }
        }
    }

    /** The limits' counts with one operation more; below zero when one of them is exceeded. */
    long limitsWith(int item, long used) {
        long with = used;
        for (int limit : against[item]) {
            if (limitShift[limit] >= 0) {
                with += 1L << limitShift[limit];
                if ((with >> limitShift[limit] & 255) > limitLeft[limit]) {
                    return -1;
                }
            }
        }
        return with;
    }

    int greatestMinutes() {
        return (int) Math.max(0, room);
    }

    boolean holds(int usedByThese, long varianceOfThese, int item) {
        return fullness.holds(room - usedByThese - minutes[item], usedVariance + varianceOfThese + variance[item]);
    }

    int minutesOf(int item) {
        return minutes[item];
    }

    int varianceOf(int item) {
        return variance[item];
    }

    long worthOf(int item) {
        return worth[item];
    }

    long upperBoundFrom(int from, int usedByThese, long varianceOfThese) {
        return upperBound(from, linearRoom - usedByThese - slope * varianceOfThese);
    }

    private void sortIn(int item) {
        int at = useful++;
        while (at > 0 && ratio[order[at - 1]] < ratio[item]) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = item;
    }

    /** How many sets the last search looked at. */
    int effort() {
        return nodes + useful;
    }

    /** The operations of the last gain, as numbers in {@link #operations}. */
    int[] taken() {
        int[] taken = new int[best.length];
        int count = 0;
        for (int item = 0; item < best.length; item++) {
            if (best[item]) {
                taken[count++] = item;
            }
        }
        return Arrays.copyOf(taken, count);
    }

    boolean hasTaken(int item) {
        return best[item];
    }

    private void search(int from, long left, long spread, double linearLeft, long gained) {
        if (gained > bestGain) {
            bestGain = gained;
            System.arraycopy(chosen, 0, best, 0, chosen.length);
        }
        if (from == useful || ++nodes > MOST_NODES || gained + upperBound(from, linearLeft) <= bestGain) {
            return;
        }
        int item = order[from];
        if (fullness.holds(left - minutes[item], spread + variance[item]) && takeLimits(item)) {
            chosen[item] = true;
            search(
                    from + 1,
                    left - minutes[item],
                    spread + variance[item],
                    linearLeft - weight[item],
                    gained + worth[item]);
            chosen[item] = false;
            giveBack(item, against[item].length);
        }
        search(from + 1, left, spread, linearLeft, gained);
    }

    private boolean takeLimits(int item) {
        for (int i = 0; i < against[item].length; i++) {
            if (--limitLeft[against[item][i]] < 0) {
                giveBack(item, i + 1);
                return false;
            }
        }
        return true;
    }

    private void giveBack(int item, int first) {
        for (int i = 0; i < first; i++) {
            limitLeft[against[item][i]]++;
        }
    }

    /** As if the first operation that no longer fits could be cut to size. */
    private long upperBound(int from, double space) {
        long gained = 0;
        double left = space;
        for (int at = from; at < useful; at++) {
            int item = order[at];
            if (weight[item] > left) {
                double part = worth[item] * Math.max(0, left / weight[item]);
                return gained + (long) (part + (gained + part) * PART_ROUNDING) + 1;
            }
            left -= weight[item];
            gained += worth[item];
        }
        return gained;
    }
}
