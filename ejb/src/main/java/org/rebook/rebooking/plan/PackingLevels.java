package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Packs one pool level by level: who is left without a list first, then what is missed, then what is lost. */
final class PackingLevels {

    private final CostLevels levels;
    private final PackingPool pool;
    private final BestPacking best;
    private final OpenChoices open;
    private final long[] settled;
    private final List<PackingColumn> columns = new ArrayList<>();

    PackingLevels(ListProblem problem, BestPacking best) {
        this.best = best;
        levels = new CostLevels(problem);
        pool = new PackingPool(problem);
        open = new OpenChoices(problem);
        settled = new long[levels.count()];
        Arrays.fill(settled, -1);
    }

    /** What every packing costs at least; improves the best one on the way. */
    long bound(long steps) {
        long bound = 0;
        boolean isSettled = true;
        for (int level = 0; level < levels.count(); level++) {
            long least = open.least(levels, level);
            if (isSettled && levels.partOf(best.cost(), level) > least) {
                least = settle(level, steps);
                isSettled = levels.partOf(best.cost(), level) == least;
                settled[level] = least;
            } else if (isSettled) {
                open.closeAboveLeast(levels, level);
            }
            bound += levels.weights[level] * least;
        }
        return Math.min(bound, best.cost());
    }

    private long settle(int level, long steps) {
        WorkLimit work = new WorkLimit(steps);
        columns.removeIf(column -> !open.allowsAll(column));
        PackingRelaxation relaxation = new PackingRelaxation(pool, levels, level, settled, columns, work);
        best.columns().stream().filter(open::allowsAll).forEach(relaxation::learn);
        return new PackingSearch(levels, level, best, relaxation, work).run(open);
    }
}
