package org.rebook.rebooking;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Rule;

/**
 * An appointment in a session that a strike leaves short, as it stood when it was read.
 *
 * @param version of the appointment, so that a later change is noticed before it is carried out
 * @param protectedClinic why the clinic's patients are never moved by a plan; null when they may be
 * @param convertible whether clinic and patient allow phone or video in the same slot
 * @param setAside the protections that a named person has set aside for this appointment
 * @param sdMinutes the standard deviation of an operation's duration
 */
record Affected(
        Displaced displaced,
        long version,
        String patient,
        String session,
        boolean doNotMove,
        @Nullable String protectedClinic,
        boolean convertible,
        int sdMinutes,
        Set<Rule> setAside) {

    String appointment() {
        return displaced.appointment();
    }

    /** The same appointment, known otherwise. */
    Affected with(Displaced other) {
        return new Affected(
                other, version, patient, session, doNotMove, protectedClinic, convertible, sdMinutes, setAside);
    }

    boolean isOperation() {
        return displaced.isOperation();
    }

    Optional<String> protection(Circumstances now) {
        return Protection.of(this, now);
    }
}
