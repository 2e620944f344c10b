package org.rebook.rebooking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;

/**
 * One appointment that a strike affects, as the rules see it before anything is planned.
 *
 * @param tier how much the patient is at risk
 * @param standDownStep the step, 1 to 8, in which the appointment is stood down; null while it is protected
 * @param protections every reason for which a plan does not move it, those that were set aside too
 * @param approvals who would have to agree before it could be moved, in words
 */
public record AffectedPatient(
        String appointment,
        String patientId,
        @Nullable String nhsNumber,
        String name,
        @Nullable LocalDate birthDate,
        AppointmentKind kind,
        Priority priority,
        @Nullable String specialty,
        @Nullable String specialtyName,
        Instant startsAt,
        Session session,
        BreachIfMoved breach,
        RiskTier tier,
        @Nullable Integer standDownStep,
        List<Protected> protections,
        List<String> approvals) {

    /**
     * The session, and what the strike leaves of it.
     *
     * @param capacityLeft patients who can still be seen; for a theatre list, minutes
     */
    public record Session(
            String id,
            @Nullable String clinic,
            @Nullable String site,
            @Nullable String clinician,
            boolean theatre,
            boolean reduced,
            int booked,
            int capacityLeft,
            String reason) {

        public String left() {
            if (!reduced) {
                return "does not run";
            }
            return theatre
                    ? "%d minutes left".formatted(capacityLeft)
                    : "%d of %d can be seen".formatted(capacityLeft, booked);
        }
    }

    /** Whether a plan may not move it. */
    public boolean isProtected() {
        return protections.stream().anyMatch(reason -> !reason.setAside());
    }

    /** The protections that people may still ask to set aside. */
    public List<Protected> protectionsToSetAside() {
        return protections.stream()
                .filter(reason -> !reason.setAside() && OverrideRules.mayBeSetAside(reason.rule()))
                .toList();
    }

    /** Whether its first standard at stake would be missed on the target day. */
    public boolean wouldBreach() {
        return breach.outlook() == BreachIfMoved.Outlook.MISSED_IF_MOVED;
    }

    /** Whether a clinician must say by when, because nobody has. */
    public boolean needsReview() {
        return breach.outlook() == BreachIfMoved.Outlook.TO_REVIEW;
    }

    public String protectionsInWords() {
        return protections.stream()
                .map(reason -> reason.inWords() + (reason.setAside() ? ", set aside" : ""))
                .collect(Collectors.joining("; "));
    }
}
