package org.rebook.rebooking;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One pool as appointments that hang together find it when they look for places. */
interface JointPlaces {

    /**
     * Each of them as if the others had no place here: together they never cost less.
     *
     * @param savings what is to be saved at the most: no place is wanted that costs more than that
     */
    List<LoneMember> members(Savings savings);

    /** What each place is worth to everybody else of the pool now. */
    long[] prices();

    /** What each place is worth to everybody else while none of them has one. */
    long[] pricesWithoutThem();

    /**
     * Each of them with what a place costs at those prices, whoever of the linked has it now.
     *
     * @param spare what all of them together might save at the most: no place is wanted that costs more than that
     */
    List<LoneMember> atPrices(long spare, long... prices);

    /** What they cost as they are now, with the prices of the places they have. */
    long costAtPrices(long... prices);

    /** Who of the linked has one of the places of one of them, and may make way. */
    List<Affected> holdersOf(LoneMember wanted);

    /** What everybody else of the pool costs while none of them has a place. */
    long others();

    /** What all of the pool cost as they are now. */
    long costNow();

    /** What all of the pool cost with each of them in the place given; empty where not all of them can be there. */
    OptionalLong costWith(Map<String, Integer> places);
}
