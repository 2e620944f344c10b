package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.Set;

/**
 * Where linked appointments may look for places.
 *
 * @param keeping those that stay where they are
 * @param where what is open to the others
 */
record JointLimits(Set<String> keeping, Where where) {

    static final JointLimits NONE = new JointLimits(Set.of(), (member, session, day) -> true);

    /** Says whether one of them may be in a session, or on a day. */
    interface Where {
        boolean isOpen(Affected member, String session, LocalDate day);

        /** Whether one of them may be seen in person there, or by phone or video. */
        default boolean isSeenSo(Affected member, PlanChange.Mode mode) {
            return true;
        }

        /** What is open under both. */
        default Where and(Where other) {
            Where first = this;
            return new Where() {
                @Override
                public boolean isOpen(Affected member, String session, LocalDate day) {
                    return first.isOpen(member, session, day) && other.isOpen(member, session, day);
                }

                @Override
                public boolean isSeenSo(Affected member, PlanChange.Mode mode) {
                    return first.isSeenSo(member, mode) && other.isSeenSo(member, mode);
                }
            };
        }
    }

    boolean keeps(Affected member) {
        return keeping.contains(member.appointment());
    }

    boolean allow(Affected member, String session, LocalDate day) {
        return where.isOpen(member, session, day);
    }

    JointLimits withNobodyKeeping() {
        return new JointLimits(Set.of(), where);
    }
}
