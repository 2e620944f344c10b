package org.rebook.web.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.rebooking.AffectedPatient;
import org.rebook.rebooking.BreachIfMoved;
import org.rebook.rebooking.RiskTier;

/** One affected appointment as scripts read it: the patient by id only. */
public record AffectedJson(
        String appointment,
        String patient,
        AppointmentKind kind,
        Priority priority,
        @Nullable String specialty,
        Instant startsAt,
        String session,
        String sessionLeft,
        RiskTier risk,
        BreachIfMoved.Outlook ifMoved,
        LocalDate targetDay,
        BreachIfMoved.@Nullable Due atStake,
        List<BreachIfMoved.Due> dueDates,
        @Nullable Integer standDownStep,
        boolean isProtected,
        List<Protection> protections,
        List<String> approvals) {

    /** One reason for which a plan does not move the appointment. */
    public record Protection(String rule, String why, boolean setAside) {}

    static AffectedJson of(AffectedPatient patient) {
        return new AffectedJson(
                patient.appointment(),
                patient.patientId(),
                patient.kind(),
                patient.priority(),
                patient.specialty(),
                patient.startsAt(),
                patient.session().id(),
                patient.session().left(),
                patient.tier(),
                patient.breach().outlook(),
                patient.breach().targetDay(),
                patient.breach().atStake(),
                patient.breach().dates(),
                patient.standDownStep(),
                patient.isProtected(),
                patient.protections().stream()
                        .map(reason -> new Protection(reason.rule().id(), reason.why(), reason.setAside()))
                        .toList(),
                patient.approvals());
    }
}
