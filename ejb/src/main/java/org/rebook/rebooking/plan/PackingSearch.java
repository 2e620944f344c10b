package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Settles one level of a pool: goes through the ways an operation can go, the likeliest first, and leaves out all that the
 * bound shows to be no better than the best packing known.
 */
final class PackingSearch {

    private static final double WHOLE = 1e-3;

    private final CostLevels levels;
    private final int level;
    private final BestPacking best;
    private final PackingRelaxation relaxation;
    private final WorkLimit work;
    private final Deque<Node> open = new ArrayDeque<>();

    /** What has been decided so far, and what that comes to at least. */
    private record Node(OpenChoices choices, long bound) {}

    PackingSearch(CostLevels levels, int level, BestPacking best, PackingRelaxation relaxation, WorkLimit work) {
        this.levels = levels;
        this.level = level;
        this.best = best;
        this.relaxation = relaxation;
        this.work = work;
    }

    /** What the level comes to at least; exactly, once the best packing comes to that. */
    long run(OpenChoices root) {
        open.push(new Node(root, root.least(levels, level)));
        long left = Long.MAX_VALUE;
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.bound() >= known()) {
                continue;
            }
            if (work.isSpent() || !relaxation.canAddUp()) {
                left = Math.min(left, node.bound());
                continue;
            }
            long bound = Math.max(node.bound(), relaxation.solve(node.choices(), known()));
            if (bound < known()) {
                best.round(relaxation.share());
            }
            if (bound < known()) {
                left = Math.min(left, branch(node.choices(), bound));
            }
        }
        return Math.min(left, known());
    }

    private long known() {
        return levels.partOf(best.cost(), level);
    }

    /**
     * Decides one operation that is neither here nor there. If there is none, rounding had the whole answer, and what the bound
     * lacks stays open.
     */
    private long branch(OpenChoices choices, long bound) {
        double[][] share = relaxation.share();
        int operation = -1;
        int choice = UNPLACED;
        double nearest = WHOLE;
        for (int each = 0; each < share.length; each++) {
            int none = share[each].length - 1;
            for (int one = 0; one <= none; one++) {
                double fraction = Math.min(share[each][one], 1 - share[each][one]);
                if (fraction > nearest) {
                    nearest = fraction;
                    operation = each;
                    choice = one == none ? UNPLACED : one;
                }
            }
        }
        if (operation < 0) {
            return bound;
        }
        OpenChoices without = choices.copy();
        without.close(operation, choice);
        OpenChoices with = choices.copy();
        with.closeAllBut(operation, choice);
        double taken = share[operation][choice == UNPLACED ? share[operation].length - 1 : choice];
        boolean isLikely = taken >= 0.5;
        open.push(new Node(isLikely ? without : with, bound));
        open.push(new Node(isLikely ? with : without, bound));
        return Long.MAX_VALUE;
    }
}
