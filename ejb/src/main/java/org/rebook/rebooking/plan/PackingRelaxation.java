package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One level of a pool with fractions allowed: each list takes a mixture of sets that it could take whole. Sets are found as
 * they are needed, by a knapsack per list.
 *
 * <p>The bound does not rest on the fractions: whatever prices the operations and limits have, their sum less the most each
 * list can gain from them is a bound, and it is added up in whole numbers.
 */
final class PackingRelaxation {

    private static final int MOST_ROUNDS = 400;
    private static final double WORTHWHILE = 1e-6;
    private static final double CLOSED = 1000;
    private static final long FINEST = 1 << 16;
    private static final long GREATEST_SUM = 1L << 58;

    private final CostLevels levels;
    private final int level;
    private final long[] settled;
    private final SharedLimits limits;
    private final ListKnapsack[] lists;
    private final WorkLimit work;
    private final MasterRows rows;
    private final Simplex simplex;
    private final double closedCost;
    private final boolean canAddUp;
    private final long scale;

    private final List<PackingColumn> columns;
    private final Set<List<Integer>> known = new HashSet<>();
    private final long[] offer;
    private final long[] limitPrice;
    private final long[] levelPrice;
    private long bound;
    private double[][] share = new double[0][];

    /**
     * @param settled what the levels above this one come to, each exactly; below zero for a level that the open choices settle
     * @param columns sets found so far, to which more are added
     */
    PackingRelaxation(
            PackingPool pool,
            CostLevels levels,
            int level,
            long[] settled,
            List<PackingColumn> columns,
            WorkLimit work) {
        this.levels = levels;
        this.level = level;
        this.settled = settled;
        this.limits = pool.limits();
        this.lists = pool.lists();
        this.work = work;
        this.columns = columns;
        closedCost = CLOSED * (pool.dearest(levels, level) + 1);
        rows = new MasterRows(pool, levels, level, settled);
        simplex = rows.simplex(closedCost);
        double sum = 4 * closedCost * (pool.operations() + 1);
        for (int above = 0; above < level; above++) {
            sum += 4 * closedCost * (pool.dearest(levels, above) + 1) * (pool.operations() + 1);
        }
        canAddUp = sum < GREATEST_SUM;
        scale = canAddUp ? Math.min(FINEST, Long.highestOneBit(GREATEST_SUM / (long) sum)) : 1;
        offer = new long[pool.operations()];
        limitPrice = new long[limits.most.length];
        levelPrice = new long[level];
        for (PackingColumn column : columns) {
            known.add(column.key());
            rows.add(simplex, column);
        }
    }

    /** Whether the costs leave room to add up in whole numbers; if not, the bound is only the least of each. */
    boolean canAddUp() {
        return canAddUp;
    }

    /** Sets worth knowing that somebody else found. */
    void learn(PackingColumn column) {
        if (known.add(column.key())) {
            columns.add(column);
            rows.add(simplex, column);
        }
    }

    /**
     * What the level comes to at least with these choices open.
     *
     * @param enough stops as soon as the bound reaches this
     */
    long solve(OpenChoices open, long enough) {
        bound = open.least(levels, level);
        if (!canAddUp) {
            return bound;
        }
        rows.price(simplex, columns, open, closedCost);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int pivots = simplex.optimise(40 * simplex.rows() + 200);
            work.spend(1 + pivots * (long) simplex.rows() * simplex.rows() / 500);
            readPrices();
            boolean isNew = takeStock(open);
            if (bound >= enough || !isNew || work.isSpent()) {
                break;
            }
        }
        share = shares();
        return bound;
    }

    /** How much of each operation is on each of its choices, the last for none. */
    double[][] shares() {
        double[] solution = simplex.solution();
        double[][] sum = new double[offer.length][];
        for (int operation = 0; operation < offer.length; operation++) {
            sum[operation] = new double[levels.choices(operation) + 1];
            sum[operation][sum[operation].length - 1] = solution[rows.none(operation)];
        }
        for (int i = 0; i < columns.size(); i++) {
            double taken = solution[rows.column(i)];
            if (taken > 0) {
                PackingColumn column = columns.get(i);
                for (int item = 0; item < column.operations().length; item++) {
                    sum[column.operations()[item]][column.choices()[item]] += taken;
                }
            }
        }
        return sum;
    }

    double[][] share() {
        return share;
    }

    private void readPrices() {
        for (int operation = 0; operation < offer.length; operation++) {
            offer[operation] = scaled(simplex.price(operation));
        }
        for (int limit = 0; limit < limitPrice.length; limit++) {
            limitPrice[limit] = rows.hasLimit(limit) ? Math.min(0, scaled(simplex.price(rows.limit(limit)))) : 0;
        }
        for (int above = 0; above < level; above++) {
            levelPrice[above] = settled[above] < 0
                    ? 0
                    : scaled(simplex.price(rows.atMost(above)) + simplex.price(rows.atLeast(above)));
        }
    }

    private long scaled(double price) {
        return Math.round(Math.max(-closedCost, Math.min(closedCost, price)) * scale);
    }

    /** What the operation costs with this choice at the prices of the levels above, scaled. */
    private long costOf(int operation, int choice) {
        long cost = levels.of(level, operation, choice) * scale;
        for (int above = 0; above < level; above++) {
            cost -= levelPrice[above] * levels.of(above, operation, choice);
        }
        return cost;
    }

    /** Adds up the bound at these prices; answers whether some list found a set worth adding. */
    private boolean takeStock(OpenChoices open) {
        long value = 0;
        for (int operation = 0; operation < offer.length; operation++) {
            value += offer[operation];
            if (open.isOpen(operation, UNPLACED)) {
                value += Math.min(0, costOf(operation, UNPLACED) - offer[operation]);
            }
        }
        for (int limit = 0; limit < limitPrice.length; limit++) {
            value += limitPrice[limit] * limits.most[limit];
        }
        for (int above = 0; above < level; above++) {
            value += settled[above] < 0 ? 0 : levelPrice[above] * settled[above];
        }
        List<PackingColumn> found = new ArrayList<>();
        for (int list = 0; list < lists.length; list++) {
            long gain = gainOf(list, open);
            value -= gain;
            double paid = -simplex.price(rows.list(list));
            if (gain / (double) scale > paid + WORTHWHILE) {
                found.add(column(list));
            }
        }
        bound = Math.max(bound, -Math.floorDiv(-value, scale));
        int before = columns.size();
        found.forEach(this::learn);
        return columns.size() > before;
    }

    private long gainOf(int list, OpenChoices open) {
        ListKnapsack knapsack = lists[list];
        long[] worth = new long[knapsack.operations.length];
        for (int item = 0; item < worth.length; item++) {
            int operation = knapsack.operations[item];
            int choice = knapsack.choices[item];
            if (open.isOpen(operation, choice)) {
                worth[item] = offer[operation] - costOf(operation, choice);
                for (int limit : limits.of(operation, choice)) {
                    worth[item] += limitPrice[limit];
                }
            }
        }
        long gain = knapsack.gain(worth);
        work.spend(knapsack.effort() / 4);
        return gain;
    }

    private PackingColumn column(int list) {
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
}
