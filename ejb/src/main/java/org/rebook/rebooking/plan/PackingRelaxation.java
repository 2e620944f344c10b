package org.rebook.rebooking.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One level of a pool with fractions allowed: each list takes a mixture of sets that it could take whole. Sets are found as
 * they are needed, by a knapsack per list. The bound does not rest on the fractions, see {@link ListPrices}.
 */
final class PackingRelaxation {

    private static final int MOST_ROUNDS = 400;
    private static final int NUMBERS_PER_STEP = 500;
    private static final int ASCENT = 10;
    private static final double WORTHWHILE = 1e-6;
    private static final double CLOSED = 1000;
    private static final double GREATEST_SUM = 1L << 57;
    /** What one more than the dearest cost may come to for each operation and one more, so that all can be added up. */
    static final long GREATEST_COSTS = (1L << 54) - 1;

    private final PackingPool pool;
    private final CostLevels levels;
    private final int level;
    private final WorkLimit work;
    private final MasterRows rows;
    private final Simplex simplex;
    private final double closedCost;
    private final ListPrices prices;

    private final List<PackingColumn> columns;
    private final Set<List<Integer>> known = new HashSet<>();
    private boolean isWarm;
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
        this.pool = pool;
        this.levels = levels;
        this.level = level;
        this.work = work;
        this.columns = columns;
        double dearest = 1.0 + pool.dearest(levels, level);
        // As dear as can be while the costs of all still add up; but never so cheap that it would pay.
        closedCost = dearest * Math.max(4, Math.min(CLOSED, GREATEST_SUM / dearest / (4.0 * pool.operations() + 4)));
        rows = new MasterRows(pool, levels, level, settled);
        simplex = rows.simplex(closedCost);
        prices = new ListPrices(pool, levels, level, settled, closedCost, work);
        for (PackingColumn column : columns) {
            known.add(column.key());
            rows.add(simplex, column);
        }
    }

    boolean canAddUp() {
        return prices.canAddUp();
    }

    /** A set worth knowing; answers whether it is new. */
    boolean learn(PackingColumn column) {
        boolean isNew = known.add(column.key());
        if (isNew) {
            columns.add(column);
            rows.add(simplex, column);
        }
        return isNew;
    }

    /**
     * What the level comes to at least with these choices open.
     *
     * @param enough stops as soon as the bound reaches this
     */
    long solve(OpenChoices open, long enough) {
        long bound = open.least(levels, level);
        if (!isWarm && bound < enough) {
            isWarm = true;
            bound = Math.max(bound, warm(open, enough));
        }
        if (bound < enough) {
            bound = Math.max(bound, generate(open, enough));
        }
        return bound;
    }

    private long warm(OpenChoices open, long enough) {
        int rounds = ASCENT + pool.operations() / 2;
        return new PriceAscent(prices, pool, levels, level).run(open, level, enough, rounds, round -> {
            if (round >= rounds / 2) {
                for (int list = 0; list < pool.lists().length; list++) {
                    if (prices.gain(list) > 0) {
                        learn(prices.column(list));
                    }
                }
            }
        });
    }

    private long generate(OpenChoices open, long enough) {
        long bound = Long.MIN_VALUE;
        rows.price(simplex, columns, open, closedCost);
        boolean isNew = true;
        for (int round = 0; round < MOST_ROUNDS && isNew && bound < enough; round++) {
            work.spend(1 + simplex.optimise(NUMBERS_PER_STEP * work.left()) / NUMBERS_PER_STEP);
            readPrices();
            bound = Math.max(bound, prices.whole(prices.value(open)));
            isNew = false;
            for (int list = 0; list < pool.lists().length; list++) {
                double paid = -simplex.price(rows.list(list));
                if (prices.gain(list) > paid + WORTHWHILE) {
                    isNew |= learn(prices.column(list));
                }
            }
            isNew &= !work.isSpent();
        }
        share = shares();
        return bound;
    }

    /** How much of each operation is on each of its choices, the last for none. */
    private double[][] shares() {
        double[] solution = simplex.solution();
        double[][] sum = new double[pool.operations()][];
        for (int operation = 0; operation < sum.length; operation++) {
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

    /** The prices that proved most; null when none were tried. */
    ListPrices.@Nullable Kept best() {
        return prices.best();
    }

    /** What the last bound comes to with one choice more that it did not take; see {@link ListPrices#forced}. */
    List<ListPrices.Forced> forced(OpenChoices open) {
        return prices.forced(open);
    }

    double[][] share() {
        return share;
    }

    private void readPrices() {
        for (int operation = 0; operation < prices.offer.length; operation++) {
            prices.offer[operation] = prices.scaled(simplex.price(operation));
        }
        for (int limit = 0; limit < prices.ofLimit.length; limit++) {
            prices.ofLimit[limit] =
                    rows.hasLimit(limit) ? Math.min(0, prices.scaled(simplex.price(rows.limit(limit)))) : 0;
        }
        for (int above = 0; above < level; above++) {
            prices.ofLevel[above] = prices.hasLevel(above)
                    ? prices.scaled(simplex.price(rows.atMost(above)) + simplex.price(rows.atLeast(above)))
                    : 0;
        }
    }
}
