package org.rebook.rebooking;

import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.patient.Vulnerability;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;

/** How long a slot must be for whoever needs twice the usual time in a clinic. */
final class DoubleSlot {

    private DoubleSlot() {}

    /**
     * R-REB-14: twice the usual slot for interpreters, learning disability and whoever the EHR says needs it; whoever had
     * as much or more keeps what they had. Tests and operations take the time that they take.
     *
     * @param lostMinutes how long the lost slot was
     * @param usualMinutes the usual slot of the session for this kind of appointment; null when it has no other
     */
    @Enforces(Rule.R_REB_14)
    static int minutesFor(
            AppointmentKind kind,
            PatientFacts person,
            boolean flagged,
            int lostMinutes,
            @Nullable Integer usualMinutes) {
        boolean needed = flagged
                || person.interpreting() != PatientFacts.Interpreting.NOBODY
                || person.vulnerabilities().contains(Vulnerability.LEARNING_DISABILITY);
        return needed && isInClinic(kind) && usualMinutes != null
                ? Math.max(lostMinutes, 2 * usualMinutes)
                : lostMinutes;
    }

    private static boolean isInClinic(AppointmentKind kind) {
        return switch (kind) {
            case NEW, FOLLOW_UP, PRE_OP -> true;
            case DIAGNOSTIC, OPERATION -> false;
        };
    }
}
