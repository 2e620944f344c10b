package org.rebook.rebooking.plan;

import java.util.List;

/** A proof of what every plan that keeps the ties costs at least: once for all plans, or case by case. */
public sealed interface TieCases {

    /** The least that any plan costs in all of the cases. */
    long bound();

    /**
     * @param prices of each clinic's groups
     * @param charges for each theatre and operation, what the ties add to each of its lists, and last to having none
     * @param theatreBounds what each theatre costs at least with those charges
     */
    record Proof(List<long[]> prices, List<long[][]> charges, List<Long> theatreBounds, long bound)
            implements TieCases {

        public Proof {
            prices = List.copyOf(prices);
            charges = List.copyOf(charges);
            theatreBounds = List.copyOf(theatreBounds);
        }
    }

    /**
     * @param early holds where the member has a place that begins on an earlier day, or on that day at that minute or before
     * @param later holds where the member has a place that begins later, or has none
     */
    record Split(Member who, int day, int minute, TieCases early, TieCases later) implements TieCases {

        @Override
        public long bound() {
            return Math.min(early.bound(), later.bound());
        }
    }
}
