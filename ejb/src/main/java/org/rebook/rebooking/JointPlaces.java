package org.rebook.rebooking;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One pool as appointments that hang together find it when they look for places. */
interface JointPlaces {

    /** Each of them as if the others had no place here: together they never cost less. */
    List<LoneMember> members();

    /** What everybody else of the pool costs while none of them has a place. */
    long others();

    /** What all of the pool cost as they are now. */
    long costNow();

    /** What all of the pool cost with each of them in the place given; empty where not all of them can be there. */
    OptionalLong costWith(Map<String, Integer> places);
}
