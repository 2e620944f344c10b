package org.rebook.rebooking.planfile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one trust as a file has it.
 *
 * @param bound what every plan of the trust costs at least, as far as whoever made the plan knows
 * @param proven whether it is claimed that no plan costs less
 */
record TrustPlan(
        String id, long cost, @Nullable Long bound, boolean proven, List<PoolPlan> clinics, List<PoolPlan> theatres) {

    /**
     * One pool or theatre.
     *
     * @param prices of the groups that have one; none for a theatre
     * @param placements operations of one list in the order in which they are done
     */
    record PoolPlan(
            String id,
            long cost,
            @Nullable Long bound,
            boolean proven,
            Map<String, Long> prices,
            List<Placement> placements) {

        long unplaced() {
            return placements.stream().filter(each -> each.where() == null).count();
        }
    }

    /**
     * @param who patient or operation
     * @param where group or list; null for none
     */
    record Placement(String who, @Nullable String where) {}
}
