package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is offered for placing each operation, and asked for each limit and each level settled above. Whatever these prices
 * are, their sum less the most each list can gain from them is a bound; it is added up in whole numbers, finer than a unit.
 */
final class ListPrices {

    private static final long FINEST = 1 << 16;
    private static final double GREATEST_SUM = 1L << 58;

    final long[] offer;
    final long[] ofLimit;
    final long[] ofLevel;

    /** What was taken when the prices were last tried: by how many each operation, how much of each limit and level. */
    final int[] takers;

    final int[] usedOfLimit;
    final long[] sumOfLevel;

    /** Prices, each unit of cost counted in so many, and what they proved. */
    record Kept(long unit, long[] offers, long[] ofLimits, long value) {}

    private @Nullable Kept best;
    private long lastValue;

    private final CostLevels levels;
    private final int level;
    private final long[] settled;
    private final SharedLimits limits;
    private final ListKnapsack[] lists;
    private final WorkLimit work;
    private final double greatest;
    private final boolean canAddUp;
    private final long scale;
    private final long[] gain;

    /**
     * @param settled what the levels above come to, each exactly; below zero for a level that the open choices settle
     * @param greatest no price goes beyond it, up or down
     */
    ListPrices(PackingPool pool, CostLevels levels, int level, long[] settled, double greatest, WorkLimit work) {
        this.levels = levels;
        this.level = level;
        this.settled = settled;
        this.greatest = greatest;
        this.work = work;
        limits = pool.limits();
        lists = pool.lists();
        double sum = 4 * greatest * (pool.operations() + 1);
        for (int above = 0; above < level; above++) {
            sum += 4 * greatest * (pool.dearest(levels, above) + 1) * (pool.operations() + 1);
        }
        canAddUp = sum < GREATEST_SUM;
        scale = canAddUp ? Math.min(FINEST, Long.highestOneBit((long) (GREATEST_SUM / sum))) : 1;
        offer = new long[pool.operations()];
        ofLimit = new long[limits.most.length];
        ofLevel = new long[level];
        takers = new int[offer.length];
        usedOfLimit = new int[ofLimit.length];
        sumOfLevel = new long[level];
        gain = new long[lists.length];
    }

    /** Whether the costs leave room to add up in whole numbers; if not, these prices prove nothing. */
    boolean canAddUp() {
        return canAddUp;
    }

    long scaled(double price) {
        return Math.round(Math.max(-greatest, Math.min(greatest, price)) * scale);
    }

    double unscaled(long price) {
        return price / (double) scale;
    }

    boolean hasLevel(int above) {
        return settled[above] >= 0;
    }

    /** Tries the prices: what the level comes to at least, in the finer unit. */
    long value(OpenChoices open) {
        long value = 0;
        Arrays.fill(takers, 0);
        Arrays.fill(usedOfLimit, 0);
        Arrays.fill(sumOfLevel, 0);
        for (int operation = 0; operation < offer.length; operation++) {
            value += offer[operation];
        }
        for (int limit = 0; limit < ofLimit.length; limit++) {
            value += ofLimit[limit] * limits.most[limit];
        }
        for (int above = 0; above < level; above++) {
            value += hasLevel(above) ? ofLevel[above] * settled[above] : 0;
        }
        for (int list = 0; list < lists.length; list++) {
            gain[list] = gainOf(list, open);
            value -= gain[list];
        }
        for (int operation = 0; operation < offer.length; operation++) {
            if (open.isOpen(operation, UNPLACED)) {
                long saved = savedByNone(operation);
                value -= Math.max(0, saved);
                if (saved > 0 || (saved == 0 && takers[operation] == 0)) {
                    take(operation, UNPLACED);
                }
            }
        }
        lastValue = value;
        if (best == null || value > best.value()) {
            best = new Kept(scale, offer.clone(), ofLimit.clone(), value);
        }
        return value;
    }

    /** The prices that proved most of all that were tried; null when none were. */
    @Nullable
    Kept best() {
        return best;
    }

    /** A value as a whole number of units: no plan has a part of one. */
    long whole(long value) {
        return -Math.floorDiv(-value, scale);
    }

    double gain(int list) {
        return gain[list] / (double) scale;
    }

    /** The set from which a list gained most. */
    PackingColumn column(int list) {
        ListKnapsack knapsack = lists[list];
        int[] items = knapsack.taken();
        int[] operations = new int[items.length];
        int[] choices = new int[items.length];
        for (int i = 0; i < items.length; i++) {
            operations[i] = knapsack.operations[items[i]];
            choices[i] = knapsack.choices[items[i]];
        }
        return new PackingColumn(list, operations, choices);
    }

    private long gainOf(int list, OpenChoices open) {
        ListKnapsack knapsack = lists[list];
        long most = knapsack.gain(worthOnList(knapsack, open));
        work.spend(1 + knapsack.effort() / 8);
        for (int item = 0; item < knapsack.operations.length; item++) {
            if (knapsack.hasTaken(item)) {
                take(knapsack.operations[item], knapsack.choices[item]);
            }
        }
        return most;
    }

    /** What the level comes to at least where an operation has a choice, by the prices last tried. */
    record Forced(int operation, int choice, long atLeast) {}

    /** All open choices that were not taken when the prices were last tried, and each operation's having no list. */
    List<Forced> forced(OpenChoices open) {
        List<Forced> forced = new ArrayList<>();
        for (int list = 0; list < lists.length; list++) {
            ListKnapsack knapsack = lists[list];
            int[] taken = knapsack.taken();
            long[] worth = worthOnList(knapsack, open);
            for (int item = 0; item < worth.length; item++) {
                int operation = knapsack.operations[item];
                int choice = knapsack.choices[item];
                if (open.isOpen(operation, choice) && Arrays.binarySearch(taken, item) < 0) {
                    long lost = gain[list] - knapsack.gainWith(item, worth);
                    work.spend(1 + knapsack.effort() / 8);
                    long saved = open.isOpen(operation, UNPLACED) ? Math.max(0, savedByNone(operation)) : 0;
                    forced.add(new Forced(operation, choice, whole(lastValue + lost + saved)));
                }
            }
        }
        for (int operation = 0; operation < offer.length; operation++) {
            if (open.isOpen(operation, UNPLACED)) {
                forced.add(new Forced(operation, UNPLACED, whole(lastValue - Math.min(0, savedByNone(operation)))));
            }
        }
        return forced;
    }

    private long savedByNone(int operation) {
        return offer[operation] - costOf(operation, UNPLACED);
    }

    private long[] worthOnList(ListKnapsack knapsack, OpenChoices open) {
        long[] worth = new long[knapsack.operations.length];
        for (int item = 0; item < worth.length; item++) {
            int operation = knapsack.operations[item];
            int choice = knapsack.choices[item];
            if (open.isOpen(operation, choice)) {
                worth[item] = offer[operation] - costOf(operation, choice);
                for (int limit : limits.of(operation, choice)) {
                    worth[item] += ofLimit[limit];
                }
            }
        }
        return worth;
    }

    private void take(int operation, int choice) {
        takers[operation]++;
        if (choice != UNPLACED) {
            for (int limit : limits.of(operation, choice)) {
                usedOfLimit[limit]++;
            }
        }
        for (int above = 0; above < level; above++) {
            sumOfLevel[above] += levels.of(above, operation, choice);
        }
    }

    /** What the choice costs at the prices of the levels above. */
    private long costOf(int operation, int choice) {
        long cost = levels.of(level, operation, choice) * scale;
        for (int above = 0; above < level; above++) {
            cost -= ofLevel[above] * levels.of(above, operation, choice);
        }
        return cost;
    }

    long settled(int above) {
        return settled[above];
    }
}
