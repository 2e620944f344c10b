package org.rebook.rebooking;

import java.util.HashSet;
import java.util.Set;

/**
 * New places that would put a patient in two places at once, found when slots were given.
 *
 * @param whole whether every place takes the whole of its session's time, see {@link TiedPools#plan}
 */
record Clashes(Set<At> at, boolean whole) {

    static final Clashes NONE = new Clashes(Set.of(), false);

    // Each is one more try; then the coarser view of times settles it.
    private static final int MOST = 12;

    /** An appointment in a session in which every slot that is left overlaps with another of its patient's. */
    private record At(String appointment, String session) {}

    boolean include(Affected member, String session) {
        return at.contains(new At(member.appointment(), session));
    }

    Clashes and(Placed clash) {
        if (at.size() == MOST) {
            return new Clashes(Set.of(), true);
        }
        Set<At> more = new HashSet<>(at);
        more.add(new At(clash.appointment(), clash.sessionNow()));
        return new Clashes(more, whole);
    }
}
