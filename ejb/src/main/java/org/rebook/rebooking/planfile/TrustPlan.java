package org.rebook.rebooking.planfile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one trust as a file has it.
 *
 * @param bound what every plan of the trust costs at least, as far as whoever made the plan knows
 * @param untiedBound what every plan costs at least that need not keep the ties; null when nothing is said of it
 * @param proven whether it is claimed that no plan costs less
 * @param cases a proof of the bound by cases; null where there is none
 */
record TrustPlan(
        String id,
        long cost,
        @Nullable Long bound,
        @Nullable Long untiedBound,
        boolean proven,
        List<PoolPlan> clinics,
        List<PoolPlan> theatres,
        @Nullable Case cases) {

    /**
     * One case, which is either split in two or proven by prices of its own.
     *
     * @param split null for a case with prices of its own
     * @param prices by pool, then group; a pool that is not named has the prices that stand with its plan
     * @param charged by theatre; one that is not named is charged as its plan says
     */
    record Case(@Nullable Split split, Map<String, Map<String, Long>> prices, Map<String, Charged> charged) {}

    /**
     * @param who the patient or operation
     * @param early the case in which the place begins by that minute of that day
     * @param later the case in which it begins later, or there is none
     */
    record Split(String who, int day, int minute, Case early, Case later) {}

    /**
     * One pool or theatre.
     *
     * @param prices of the groups that have one; none for a theatre
     * @param charged what the ties add to a theatre; null for a pool, and for a theatre without ties
     * @param proof of a theatre's bound; null for a pool
     * @param placements operations of one list in the order in which they are done
     */
    record PoolPlan(
            String id,
            long cost,
            @Nullable Long bound,
            boolean proven,
            Map<String, Long> prices,
            @Nullable Charged charged,
            @Nullable Proof proof,
            List<Placement> placements) {

        PoolPlan with(@Nullable Charged charges, @Nullable Proof provenBy) {
            return new PoolPlan(id, cost, bound, proven, prices, charges, provenBy, placements);
        }

        long unplaced() {
            return placements.stream().filter(each -> each.where() == null).count();
        }
    }

    /**
     * What a theatre costs at least when the ties charge its operations.
     *
     * @param bound with the charges
     * @param charges all that are not zero
     * @param proof of the bound
     */
    record Charged(long bound, List<Charge> charges, @Nullable Proof proof) {}

    /**
     * Prices from which a theatre's bound can be worked out.
     *
     * @param bound what they prove; it may be less than the theatre's
     * @param parts each unit of cost is counted in so many
     * @param offers all that are not zero
     * @param limits the prices of limits, all that are not zero
     */
    record Proof(long bound, long parts, List<Offer> offers, List<LimitPrice> limits) {}

    /** For placing the operation. */
    record Offer(String who, long offer) {}

    /** For each use of the limit. */
    record LimitPrice(String what, int day, long price) {}

    /**
     * @param who the operation
     * @param where the list; null for none
     */
    record Charge(String who, @Nullable String where, long charge) {}

    /**
     * @param who patient or operation
     * @param where group or list; null for none
     */
    record Placement(String who, @Nullable String where) {}
}
