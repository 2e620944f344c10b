package org.rebook.rebooking.plan;

import java.util.Arrays;

/** Which choices each operation still has in a search: its lists, and last to be left without one. */
final class OpenChoices {

    private final boolean[][] open;

    OpenChoices(ListProblem problem) {
        open = new boolean[problem.operations().size()][];
        for (int operation = 0; operation < open.length; operation++) {
            open[operation] = new boolean[problem.operations().get(operation).lists().length + 1];
            Arrays.fill(open[operation], true);
        }
    }

    private OpenChoices(boolean[][] open) {
        this.open = new boolean[open.length][];
        Arrays.setAll(this.open, operation -> open[operation].clone());
    }

    OpenChoices copy() {
        return new OpenChoices(open);
    }

    int operations() {
        return open.length;
    }

    /** How many lists the operation has, open or not. */
    int lists(int operation) {
        return open[operation].length - 1;
    }

    /** @param choice a list's number among the operation's, or {@link Assignment#UNPLACED} */
    boolean isOpen(int operation, int choice) {
        return open[operation][choice == Assignment.UNPLACED ? lists(operation) : choice];
    }

    void close(int operation, int choice) {
        open[operation][choice == Assignment.UNPLACED ? lists(operation) : choice] = false;
    }

    void closeAllBut(int operation, int choice) {
        boolean kept = isOpen(operation, choice);
        Arrays.fill(open[operation], false);
        open[operation][choice == Assignment.UNPLACED ? lists(operation) : choice] = kept;
    }

    /** Whether every operation still has a choice. */
    boolean hasOneForAll() {
        for (boolean[] each : open) {
            boolean hasOne = false;
            for (boolean choice : each) {
                hasOne |= choice;
            }
            if (!hasOne) {
                return false;
            }
        }
        return true;
    }

    boolean allowsAll(PackingColumn column) {
        for (int i = 0; i < column.operations().length; i++) {
            if (!isOpen(column.operations()[i], column.choices()[i])) {
                return false;
            }
        }
        return true;
    }

    /** What the operation adds to a level at least; a great number when nothing is open. */
    long least(CostLevels levels, int level, int operation) {
        long least = Long.MAX_VALUE;
        for (int choice = Assignment.UNPLACED; choice < lists(operation); choice++) {
            if (isOpen(operation, choice)) {
                least = Math.min(least, levels.of(level, operation, choice));
            }
        }
        return least;
    }

    long least(CostLevels levels, int level) {
        long sum = 0;
        for (int operation = 0; operation < open.length; operation++) {
            sum += least(levels, level, operation);
        }
        return sum;
    }

    /** Leaves open only what is cheapest on the level. */
    void closeAboveLeast(CostLevels levels, int level) {
        for (int operation = 0; operation < open.length; operation++) {
            long least = least(levels, level, operation);
            for (int choice = Assignment.UNPLACED; choice < lists(operation); choice++) {
                if (levels.of(level, operation, choice) > least) {
                    close(operation, choice);
                }
            }
        }
    }
}
