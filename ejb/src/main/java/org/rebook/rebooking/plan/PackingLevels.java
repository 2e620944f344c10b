package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Packs one pool, all costs at once if that is quick; else level by level: who is left without a list first, then what is missed,
 * then what is lost.
 */
final class PackingLevels {

    /** All costs together get so much of the work; what they leave is left to the levels. */
    private static final long PART_AT_ONCE = 5;

    private final ListProblem problem;
    private final CostLevels levels;
    private final PackingPool pool;
    private final BestPacking best;
    private final OpenChoices open;
    private final long[] settled;
    private final List<PackingColumn> columns = new ArrayList<>();

    PackingLevels(ListProblem problem, BestPacking best) {
        this.problem = problem;
        this.best = best;
        levels = new CostLevels(problem);
        pool = new PackingPool(problem);
        open = new OpenChoices(problem);
        settled = new long[levels.count()];
        Arrays.fill(settled, -1);
    }

    /** What every packing costs at least; improves the best one on the way. */
    long bound(long steps) {
        long atOnce = boundAtOnce(steps / PART_AT_ONCE);
        return atOnce >= best.cost() ? best.cost() : Math.max(atOnce, boundByLevels(steps));
    }

    /** Costs too great to be added up finely are rounded down: what every packing then costs at least, it costs at least. */
    private long boundAtOnce(long steps) {
        CostLevels only = CostLevels.inUnitsOf(unit(), problem);
        WorkLimit work = new WorkLimit(steps);
        PackingRelaxation relaxation = new PackingRelaxation(pool, only, 0, new long[] {-1}, columns, work);
        best.columns().forEach(relaxation::learn);
        return only.weights[0] * new PackingSearch(only, 0, best, relaxation, work, true).run(open);
    }

    private long unit() {
        long unit = 1;
        while (pool.dearest(CostLevels.inUnitsOf(unit, problem), 0)
                >= PackingRelaxation.GREATEST_COSTS / (pool.operations() + 1)) {
            unit *= 2;
        }
        return unit;
    }

    /**
     * Once a level stays open, the bound goes on as if it came to its own bound: whoever does worse there pays more than all that
     * follows.
     */
    private long boundByLevels(long steps) {
        long bound = 0;
        long greatestRest = Long.MAX_VALUE;
        for (int level = 0; level < levels.count(); level++) {
            long least = open.least(levels, level);
            boolean isOpen = greatestRest < Long.MAX_VALUE;
            if (isOpen || levels.partOf(best.cost(), level) > least) {
                least = isOpen ? relaxed(level, steps) : settle(level, steps);
                settled[level] = least;
            } else {
                open.closeAboveLeast(levels, level);
            }
            long weighted = levels.weights[level] * Math.min(least, greatestRest / levels.weights[level]);
            bound += weighted;
            if (isOpen) {
                greatestRest -= weighted;
            } else if (levels.partOf(best.cost(), level) > least) {
                greatestRest = levels.weights[level] - 1;
            }
        }
        return Math.min(bound, best.cost());
    }

    private long settle(int level, long steps) {
        WorkLimit work = new WorkLimit(steps);
        return new PackingSearch(levels, level, best, relaxation(level, work), work, isOfLittle(level)).run(open);
    }

    /** Whether the level is in the less important half. */
    private boolean isOfLittle(int level) {
        return levels.count() > 1 && level >= levels.count() / 2;
    }

    private long relaxed(int level, long steps) {
        return relaxation(level, new WorkLimit(steps)).solve(open, Long.MAX_VALUE);
    }

    private PackingRelaxation relaxation(int level, WorkLimit work) {
        columns.removeIf(column -> !open.allowsAll(column));
        PackingRelaxation relaxation = new PackingRelaxation(pool, levels, level, settled, columns, work);
        best.columns().stream().filter(open::allowsAll).forEach(relaxation::learn);
        return relaxation;
    }
}
