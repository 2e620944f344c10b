package org.rebook.rebooking;

import java.util.List;
import java.util.Objects;

/** The figures of a plan that was changed, counted from its placements. */
final class RevisedFigures {

    private RevisedFigures() {}

    static PlanFigures of(List<Placed> placed, PlanInputs inputs) {
        Circumstances now = inputs.now();
        PoolFigures figures = new PoolFigures();
        int protectedKept = 0;
        int toDecide = 0;
        for (Placed each : placed) {
            switch (each.decision()) {
                case PROTECTED -> toDecide++;
                case STAY -> {
                    if (each.affected().protection(now).isPresent()) {
                        protectedKept++;
                    } else {
                        figures.addKept();
                    }
                }
                case CONVERT -> figures.addConverted();
                case UNPLACED -> figures.addUnplaced();
                case MOVE -> figures.addMove(each.affected().displaced(), Objects.requireNonNull(each.opening()), now);
            }
        }
        return figures.with(protectedKept, toDecide, inputs.keptForUrgent());
    }
}
