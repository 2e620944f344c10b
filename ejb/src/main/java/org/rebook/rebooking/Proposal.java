package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan before it is kept: every affected patient's placement, the figures, the clerks' way beside them, and the proof.
 *
 * @param cascades what it comes to that others give way; null when nobody does
 */
public record Proposal(
        List<Placed> placed, PlanFigures figures, PlanFigures baseline, Proof proof, @Nullable Cascades cascades) {

    /**
     * How good the plan provably is.
     *
     * @param pools how many pools there are
     * @param proven how many are proven optimal
     * @param gapPercent the greatest part of any pool's cost that might still be saved
     * @param checked whether every pool was found feasible, and its bound valid, from plan and prices alone; false for
     *     plans of the time before that was kept
     * @param linked appointments that were planned together with others they are linked with
     */
    public record Proof(int pools, int proven, double gapPercent, boolean checked, int linked) {}

    static Proposal of(List<Placed> protectedOnes, int protectedKept, int keptForUrgent, List<PoolPlan> plans) {
        List<Placed> placed = new ArrayList<>(protectedOnes);
        PoolFigures figures = new PoolFigures();
        PoolFigures baseline = new PoolFigures();
        int proven = 0;
        double gap = 0;
        for (PoolPlan plan : plans) {
            placed.addAll(plan.placed());
            figures.add(plan.figures());
            baseline.add(plan.baseline());
            proven += plan.isProven() ? 1 : 0;
            gap = Math.max(gap, plan.cost() == 0 ? 0 : 100.0 * (plan.cost() - plan.bound()) / plan.cost());
        }
        int linked = (int)
                placed.stream().filter(each -> each.pool().equals(Linked.POOL)).count();
        int toDecide = protectedOnes.size() - protectedKept;
        return new Proposal(
                placed,
                figures.with(protectedKept, toDecide, keptForUrgent),
                baseline.with(protectedKept, toDecide, keptForUrgent),
                new Proof(plans.size(), proven, Math.round(gap * 100) / 100.0, true, linked),
                null);
    }
}
