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

    /** So much of the work is spent before it is asked whether the rest would do. */
    private static final double FIRST = 0.2;

    /** Who has gone through less than this part of what the spent work should have done does not come to an end. */
    private static final double SLOW = 0.25;

    /** Where at least so much of everything is left, it pays to look at each choice by itself. */
    private static final double LARGE = 0.05;

    private final CostLevels levels;
    private final int level;
    private final BestPacking best;
    private final PackingRelaxation relaxation;
    private final WorkLimit work;
    private final boolean mayEndInVain;

    private final Deque<Node> open = new ArrayDeque<>();

    /** How much of everything has been gone through, if either way of every decision is as much. */
    private double done;

    private long bestKnown = Long.MAX_VALUE;
    private double spentAtBestKnown;

    /** What has been decided so far, what that comes to at least, and which part of everything it is. */
    private record Node(OpenChoices choices, long bound, double part) {}

    /** @param mayEndInVain whether less than all of the work will do where the search does not seem to come to an end */
    PackingSearch(
            CostLevels levels,
            int level,
            BestPacking best,
            PackingRelaxation relaxation,
            WorkLimit work,
            boolean mayEndInVain) {
        this.levels = levels;
        this.level = level;
        this.best = best;
        this.relaxation = relaxation;
        this.work = work;
        this.mayEndInVain = mayEndInVain;
    }

    /**
     * What the level comes to at least; exactly, once the best packing comes to that.
     *
     * @param root choices that lead to a packing worse than the best are closed in it
     */
    long run(OpenChoices root) {
        open.push(new Node(root, root.least(levels, level), 1));
        long left = Long.MAX_VALUE;
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.bound() >= known()) {
                done += node.part();
                continue;
            }
            if (work.isSpent() || isInVain() || !relaxation.canAddUp()) {
                left = Math.min(left, node.bound());
                continue;
            }
            long bound = Math.max(node.bound(), relaxation.solve(node.choices(), known()));
            if (bound < known()) {
                best.round(relaxation.share());
            }
            if (bound < known()) {
                left = Math.min(left, goOn(node, root, bound));
            } else {
                done += node.part();
            }
        }
        return Math.min(left, known());
    }

    /** Whether the work that is left is not going to be enough, as far as one can tell, and no better packing turns up. */
    private boolean isInVain() {
        if (known() < bestKnown) {
            bestKnown = known();
            spentAtBestKnown = work.spentPart();
        }
        return mayEndInVain && work.spentPart() > spentAtBestKnown + FIRST && done < SLOW * work.spentPart();
    }

    /** Leaves out what leads to nothing better than is known, for good what leads to worse, and decides on one of the rest. */
    private long goOn(Node node, OpenChoices root, long bound) {
        if (node.part() < LARGE) {
            return branch(node, bound);
        }
        boolean isInUse = false;
        OpenChoices fewer = node.choices().copy();
        for (ListPrices.Forced each : relaxation.forced(node.choices())) {
            if (each.atLeast() >= known()) {
                fewer.close(each.operation(), each.choice());
                isInUse |= shareOf(each.operation(), each.choice()) > WHOLE;
            }
            if (each.atLeast() > known() && node.choices() == root) {
                root.close(each.operation(), each.choice());
            }
        }
        Node rest = new Node(fewer, bound, node.part());
        if (!fewer.hasOneForAll()) {
            done += rest.part();
        } else if (isInUse) {
            open.push(rest);
        } else {
            return branch(rest, bound);
        }
        return Long.MAX_VALUE;
    }

    private double shareOf(int operation, int choice) {
        double[] share = relaxation.share()[operation];
        return share[choice == UNPLACED ? share.length - 1 : choice];
    }

    private long known() {
        return levels.partOf(best.cost(), level);
    }

    /**
     * Decides one operation that is neither here nor there. If there is none, rounding had the whole answer, and what the bound
     * lacks stays open.
     */
    private long branch(Node node, long bound) {
        OpenChoices choices = node.choices();
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
        double taken = shareOf(operation, choice);
        boolean isLikely = taken >= 0.5;
        open.push(new Node(isLikely ? without : with, bound, node.part() / 2));
        open.push(new Node(isLikely ? with : without, bound, node.part() / 2));
        return Long.MAX_VALUE;
    }
}
