package org.rebook.rebooking;

import java.util.List;

/**
 * What was planned for one pool.
 *
 * @param cost of the plan
 * @param bound what every plan costs at least; equal to the cost when the plan is proven optimal
 */
record PoolPlan(String pool, List<Placed> placed, PoolFigures figures, PoolFigures baseline, long cost, long bound) {

    boolean isProven() {
        return cost == bound;
    }
}
