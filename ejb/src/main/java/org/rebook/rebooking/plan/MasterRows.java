package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a level of a pool is written as rows: each operation goes somewhere, each list takes one set, each limit holds, each
 * level above comes to what was settled.
 */
final class MasterRows {

    // Moves every corner of the programme a little apart, so that the search does not tread on the spot.
    private static final double APART = 1e-6;
    private static final double SETTLED_WITHIN = 1e-3;

    private final PackingPool pool;
    private final CostLevels levels;
    private final int level;
    private final long[] settled;
    private final int[] limitRow;
    private final int[] levelRow;
    private final int rows;
    private final List<Integer> columnOf = new ArrayList<>();

    MasterRows(PackingPool pool, CostLevels levels, int level, long[] settled) {
        this.pool = pool;
        this.levels = levels;
        this.level = level;
        this.settled = settled;
        int next = pool.operations() + pool.lists().length;
        limitRow = new int[pool.limits().most.length];
        for (int limit = 0; limit < limitRow.length; limit++) {
            limitRow[limit] = pool.canBind(limit) ? next++ : -1;
        }
        levelRow = new int[level];
        for (int above = 0; above < level; above++) {
            levelRow[above] = settled[above] < 0 ? -1 : next;
            next += settled[above] < 0 ? 0 : 2;
        }
        rows = next;
    }

    Simplex simplex(double lack) {
        double[] rightSide = new double[rows];
        boolean[] leavesRoom = new boolean[rows];
        Arrays.fill(leavesRoom, pool.operations(), rows, true);
        for (int row = 0; row < pool.operations() + pool.lists().length; row++) {
            rightSide[row] = 1;
        }
        for (int limit = 0; limit < limitRow.length; limit++) {
            if (hasLimit(limit)) {
                rightSide[limitRow[limit]] = pool.limits().most[limit];
            }
        }
        for (int above = 0; above < level; above++) {
            if (levelRow[above] >= 0) {
                double within = SETTLED_WITHIN + 3 * APART * settled[above];
                rightSide[atMost(above)] = settled[above] + within;
                rightSide[atLeast(above)] = Math.max(0, settled[above] - within);
                leavesRoom[atLeast(above)] = false;
            }
        }
        for (int row = 0; row < rows; row++) {
            // Scattered over (0, 1] by the golden ratio.
            double scattered = (row + 1) * 0.6180339887498949 % 1;
            rightSide[row] += APART * (1 + scattered);
        }
        Simplex simplex = new Simplex(rightSide, leavesRoom, lack);
        for (int operation = 0; operation < pool.operations(); operation++) {
            addNone(simplex, operation);
        }
        for (int above = 0; above < level; above++) {
            if (levelRow[above] >= 0) {
                simplex.add(new int[] {atLeast(above)}, new double[] {-1}, 0);
            }
        }
        return simplex;
    }

    private void addNone(Simplex simplex, int operation) {
        int[] row = {operation};
        double[] amount = {1};
        for (int above = 0; above < level; above++) {
            long part = levels.of(above, operation, Assignment.UNPLACED);
            if (levelRow[above] >= 0 && part > 0) {
                row = with(with(row, atMost(above)), atLeast(above));
                amount = with(with(amount, part), part);
            }
        }
        simplex.add(row, amount, 0);
    }

    void add(Simplex simplex, PackingColumn column) {
        int[] row = with(column.operations().clone(), list(column.list()));
        double[] amount = new double[row.length];
        Arrays.fill(amount, 1);
        for (int item = 0; item < column.operations().length; item++) {
            for (int limit : pool.limits().of(column.operations()[item], column.choices()[item])) {
                if (hasLimit(limit)) {
                    row = with(row, limitRow[limit]);
                    amount = with(amount, 1);
                }
            }
        }
        for (int above = 0; above < level; above++) {
            long part = costOf(column, above);
            if (levelRow[above] >= 0 && part > 0) {
                row = with(with(row, atMost(above)), atLeast(above));
                amount = with(with(amount, part), part);
            }
        }
        columnOf.add(simplex.add(row, amount, costOf(column, level)));
    }

    /** Sets every column's cost for the choices that are open. */
    void price(Simplex simplex, List<PackingColumn> columns, OpenChoices open, double closedCost) {
        for (int operation = 0; operation < pool.operations(); operation++) {
            boolean isOpen = open.isOpen(operation, Assignment.UNPLACED);
            simplex.setCost(operation, levels.of(level, operation, Assignment.UNPLACED) + (isOpen ? 0 : closedCost));
        }
        for (int i = 0; i < columns.size(); i++) {
            PackingColumn column = columns.get(i);
            simplex.setCost(column(i), costOf(column, level) + (open.allowsAll(column) ? 0 : closedCost));
        }
    }

    private long costOf(PackingColumn column, int ofLevel) {
        long cost = 0;
        for (int item = 0; item < column.operations().length; item++) {
            cost += levels.of(ofLevel, column.operations()[item], column.choices()[item]);
        }
        return cost;
    }

    int none(int operation) {
        return operation;
    }

    int column(int number) {
        return columnOf.get(number);
    }

    int list(int list) {
        return pool.operations() + list;
    }

    boolean hasLimit(int limit) {
        return limitRow[limit] >= 0;
    }

    int limit(int limit) {
        return limitRow[limit];
    }

    int atMost(int above) {
        return levelRow[above];
    }

    int atLeast(int above) {
        return levelRow[above] + 1;
    }

    private static int[] with(int[] these, int one) {
        int[] more = Arrays.copyOf(these, these.length + 1);
        more[these.length] = one;
        return more;
    }

    private static double[] with(double[] these, double one) {
        double[] more = Arrays.copyOf(these, these.length + 1);
        more[these.length] = one;
        return more;
    }
}
