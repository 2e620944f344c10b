package org.rebook.rebooking;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much less those who look for places could cost at the most: whatever costs more than that is in no better plan.
 *
 * @param inAll what all of them could save, and everybody else who made room
 * @param ofEach for each appointment what those it hangs together with could save if they did not have to keep together,
 *     and all the others
 */
record Savings(long inAll, Map<String, Long> ofEach) {

    // More than anything costs, and so little that it can be added to.
    private static final long EVERYTHING = Long.MAX_VALUE / 4;

    /** Where people must go elsewhere, whatever it costs. */
    static final Savings UNKNOWN = new Savings(EVERYTHING, Map.of());

    /** So much by some appointments, wherever others are. */
    static Savings upTo(long most, List<Affected> some) {
        return new Savings(most, some.stream().collect(Collectors.toMap(Affected::appointment, any -> most)));
    }

    boolean areKnown() {
        return inAll < EVERYTHING;
    }

    long of(String appointment) {
        return ofEach.getOrDefault(appointment, EVERYTHING);
    }
}
