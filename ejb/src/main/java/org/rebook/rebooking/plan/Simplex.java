package org.rebook.rebooking.plan;

import java.util.Arrays;

/**
 * A small linear programme that grows by columns: every variable is zero or more, the least cost is wanted. The inverse of
 * the basis is kept whole, so it suits some hundreds of rows.
 *
 * <p>Every row starts with a variable of its own: the room it leaves, which is free; or what it lacks, at a price that no
 * plan should pay.
 */
final class Simplex {

    private static final double TOLERANCE = 1e-9;
    private static final double WORTH_ENTERING = -1e-7;
    private static final int MUCH = 4;

    private final double[] ownCost;
    private final boolean[] leavesRoom;

    /** Where the entries of each column start; those of the next one end them. */
    private int[] start = new int[65];

    private int[] rowOf = new int[256];
    private double[] amount = new double[256];
    private double[] cost = new double[64];
    private boolean[] isBasic = new boolean[64];
    private int columns;

    /** The column of each row's basic variable; below zero for the own variable of row -1 - n. */
    private final int[] basic;

    private final double[][] inverse;
    private final double[] value;
    private final double[] price;
    private final boolean[] ownIsBasic;

    /** Where the row of a pivot is not zero: few places, as long as many rows have their own variable. */
    private final int[] filledAt;

    /** The columns that were worth entering when all were last looked at; while any still is, the others wait. */
    private int[] candidates = new int[64];

    private int candidateCount;
    private long work;

    /**
     * @param rightSide zero or more
     * @param leavesRoom whether a row may stay below its right side for nothing
     * @param lack what a unit costs by which another row stays below
     */
    Simplex(double[] rightSide, boolean[] leavesRoom, double lack) {
        int rows = rightSide.length;
        this.leavesRoom = leavesRoom;
        ownCost = new double[rows];
        Arrays.setAll(ownCost, row -> leavesRoom[row] ? 0 : lack);
        basic = new int[rows];
        Arrays.setAll(basic, row -> -1 - row);
        inverse = new double[rows][rows];
        for (int row = 0; row < rows; row++) {
            inverse[row][row] = 1;
        }
        value = rightSide.clone();
        price = ownCost.clone();
        filledAt = new int[rows];
        ownIsBasic = new boolean[rows];
        Arrays.fill(ownIsBasic, true);
    }

    int rows() {
        return basic.length;
    }

    int columns() {
        return columns;
    }

    int add(int[] rowsOfColumn, double[] amountsOfColumn, double costOfColumn) {
        if (columns == cost.length) {
            start = Arrays.copyOf(start, 2 * columns + 1);
            cost = Arrays.copyOf(cost, 2 * columns);
            isBasic = Arrays.copyOf(isBasic, 2 * columns);
        }
        int from = start[columns];
        int to = from + rowsOfColumn.length;
        if (to > rowOf.length) {
            rowOf = Arrays.copyOf(rowOf, 2 * to);
            amount = Arrays.copyOf(amount, 2 * to);
        }
        System.arraycopy(rowsOfColumn, 0, rowOf, from, rowsOfColumn.length);
        System.arraycopy(amountsOfColumn, 0, amount, from, rowsOfColumn.length);
        start[columns + 1] = to;
        cost[columns] = costOfColumn;
        return columns++;
    }

    void setCost(int column, double changed) {
        cost[column] = changed;
    }

    /** What one unit more of a row's right side would cost, after the last optimum. */
    double price(int row) {
        return price[row];
    }

    double reducedCost(int column) {
        double reduced = cost[column];
        for (int i = start[column]; i < start[column + 1]; i++) {
            reduced -= price[rowOf[i]] * amount[i];
        }
        return reduced;
    }

    /** How much of each column the optimum takes. */
    double[] solution() {
        double[] taken = new double[columns];
        for (int row = 0; row < basic.length; row++) {
            if (basic[row] >= 0) {
                taken[basic[row]] = Math.max(0, value[row]);
            }
        }
        return taken;
    }

    /** Goes on towards the optimum from the basis at hand; touches about so many numbers at most, and answers how many. */
    long optimise(long mostWork) {
        reprice();
        candidateCount = 0;
        work = columns;
        int row = 0;
        while (row >= 0 && work < mostWork) {
            int entering = entering();
            if (entering == Integer.MIN_VALUE) {
                break;
            }
            double[] direction = direction(entering);
            row = leaving(direction);
            if (row >= 0) {
                pivot(row, entering, direction);
            }
        }
        return work;
    }

    private double costOf(int variable) {
        return variable < 0 ? ownCost[-1 - variable] : cost[variable];
    }

    private void reprice() {
        Arrays.fill(price, 0);
        for (int row = 0; row < basic.length; row++) {
            double one = costOf(basic[row]);
            if (one != 0) {
                for (int other = 0; other < price.length; other++) {
                    price[other] += one * inverse[row][other];
                }
            }
        }
    }

    /**
     * A variable whose reduced cost is below zero, among those that were when all were last looked at the one that is furthest;
     * MIN_VALUE when none is.
     */
    private int entering() {
        int best = bestCandidate();
        if (best == Integer.MIN_VALUE) {
            gatherCandidates();
            best = bestCandidate();
        }
        return best;
    }

    private void gatherCandidates() {
        if (candidates.length < columns + basic.length) {
            candidates = new int[2 * (columns + basic.length)];
        }
        candidateCount = 0;
        for (int column = 0; column < columns; column++) {
            if (!isBasic[column] && reducedCost(column) < WORTH_ENTERING) {
                candidates[candidateCount++] = column;
            }
        }
        for (int row = 0; row < basic.length; row++) {
            if (leavesRoom[row] && !ownIsBasic[row] && -price[row] < WORTH_ENTERING) {
                candidates[candidateCount++] = -1 - row;
            }
        }
        work += columns;
    }

    private int bestCandidate() {
        int best = Integer.MIN_VALUE;
        double least = WORTH_ENTERING;
        int kept = 0;
        for (int i = 0; i < candidateCount; i++) {
            int variable = candidates[i];
            boolean isOwn = variable < 0;
            if (isOwn ? ownIsBasic[-1 - variable] : isBasic[variable]) {
                continue;
            }
            double reduced = isOwn ? -price[-1 - variable] : reducedCost(variable);
            if (reduced < WORTH_ENTERING) {
                candidates[kept++] = variable;
                if (reduced < least) {
                    least = reduced;
                    best = variable;
                }
            }
        }
        work += candidateCount;
        candidateCount = kept;
        return best;
    }

    private double[] direction(int entering) {
        double[] direction = new double[basic.length];
        if (entering < 0) {
            Arrays.setAll(direction, row -> inverse[row][-1 - entering]);
            return direction;
        }
        for (int row = 0; row < direction.length; row++) {
            double sum = 0;
            for (int i = start[entering]; i < start[entering + 1]; i++) {
                sum += inverse[row][rowOf[i]] * amount[i];
            }
            direction[row] = sum;
        }
        return direction;
    }

    private int leaving(double[] direction) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int row = 0; row < direction.length; row++) {
            if (direction[row] > 1e-8) {
                double ratio = Math.max(0, value[row]) / direction[row];
                if (ratio < least - TOLERANCE
                        || (ratio <= least + TOLERANCE && best >= 0 && direction[row] > direction[best])) {
                    least = Math.min(least, ratio);
                    best = row;
                }
            }
        }
        return best;
    }

    private void pivot(int row, int entering, double[] direction) {
        double reduced = entering < 0 ? ownCost[-1 - entering] - price[-1 - entering] : reducedCost(entering);
        double[] pivotRow = inverse[row];
        double scale = 1 / direction[row];
        int filled = 0;
        for (int i = 0; i < pivotRow.length; i++) {
            if (pivotRow[i] != 0) {
                pivotRow[i] *= scale;
                filledAt[filled++] = i;
            }
        }
        value[row] *= scale;
        for (int other = 0; other < basic.length; other++) {
            double times = direction[other];
            if (other != row && times != 0) {
                subtract(inverse[other], times, pivotRow, filled);
                work += filled;
                value[other] = Math.max(0, value[other] - times * value[row]);
            }
        }
        for (int i = 0; i < filled; i++) {
            price[filledAt[i]] += reduced * pivotRow[filledAt[i]];
        }
        work += basic.length;
        mark(basic[row], false);
        mark(entering, true);
        basic[row] = entering;
    }

    /** Where much of the pivot's row is filled, going through all of it is faster than picking out what is. */
    private void subtract(double[] row, double times, double[] pivotRow, int filled) {
        if (filled * MUCH > row.length) {
            for (int i = 0; i < row.length; i++) {
                row[i] -= times * pivotRow[i];
            }
        } else {
            for (int i = 0; i < filled; i++) {
                row[filledAt[i]] -= times * pivotRow[filledAt[i]];
            }
        }
    }

    private void mark(int variable, boolean basicNow) {
        if (variable < 0) {
            ownIsBasic[-1 - variable] = basicNow;
        } else {
            isBasic[variable] = basicNow;
        }
    }
}
