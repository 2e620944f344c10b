package org.rebook.ehr;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;

/** Everything that has happened to one patient, and what is still to come. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER})
public class PatientTimeline {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** An appointment of the patient, booked, past or lost. */
    public record Visit(
            String id,
            String kind,
            String status,
            @Nullable String cancelledBy,
            @Nullable Instant startsAt,
            @Nullable String specialty,
            @Nullable String clinic,
            @Nullable String site,
            @Nullable String clinician,
            String modality,
            String priority,
            @Nullable String procedure,
            @Nullable Long openObligation,
            @Nullable String replacedBy,
            @Nullable String replaces,
            boolean bookedByRebook) {}

    /** One thing that happened. */
    public record Event(Instant at, String what, String about, @Nullable String who, String why) {}

    /** The patient's appointments, the latest first. */
    @SuppressWarnings("unchecked")
    public List<Visit> visits(String patient) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select a.id, a.kind, a.status, a.cancelled_by, a.starts_at, sp.name as specialty, c.name as clinic,
                    si.name as site, cl.name as clinician, a.modality, a.priority, a.procedure_name, a.replaced_by_id,
                    a.replaces_id, a.booked_by_rebook, o.id as obligation
                from appointment a
                left join specialty sp on sp.code = a.specialty
                left join session s on s.id = a.session_id
                left join clinic c on c.id = s.clinic_id
                left join site si on si.id = s.site_id
                left join clinician cl on cl.id = s.clinician_id
                left join obligation o on o.appointment_id = a.id and o.status = 'OPEN'
                where a.patient_id = :patient
                order by a.starts_at desc nulls last, a.id
                """,
                        Tuple.class)
                .setParameter("patient", patient)
                .getResultList();
        return rows.stream()
                .map(row -> new Visit(
                        row.get("id", String.class),
                        row.get("kind", String.class),
                        row.get("status", String.class),
                        row.get("cancelled_by", String.class),
                        row.get("starts_at", Instant.class),
                        row.get("specialty", String.class),
                        row.get("clinic", String.class),
                        row.get("site", String.class),
                        row.get("clinician", String.class),
                        row.get("modality", String.class),
                        row.get("priority", String.class),
                        row.get("procedure_name", String.class),
                        row.get("obligation", Number.class) == null
                                ? null
                                : row.get("obligation", Number.class).longValue(),
                        row.get("replaced_by_id", String.class),
                        row.get("replaces_id", String.class),
                        row.get("booked_by_rebook", Boolean.class)))
                .toList();
    }

    /** What was done for the patient and what the EHR was told, the latest first. */
    @SuppressWarnings("unchecked")
    public List<Event> events(String patient) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select e.at, e.action as what, e.subject_type as about, coalesce(ac.display_name, e.who) as who, e.why, e.id
                    from audit_entry e left join account ac on ac.name = e.who where e.patient_id = :patient
                union all
                select opened_at, 'owed', 'obligation', opened_by, reason, id from obligation where patient_id = :patient
                union all
                select closed_at, 'settled', 'obligation', closed_by, closed_reason, id from obligation
                    where patient_id = :patient and status = 'CLOSED'
                union all
                select coalesce(confirmed_at, sent_at, created_at), 'ehr-' || lower(status), 'ehr', null,
                    coalesce(last_error, ''), id
                    from outbox where patient_id = :patient
                order by at desc, id desc limit 200
                """,
                        Tuple.class)
                .setParameter("patient", patient)
                .getResultList();
        return rows.stream()
                .map(row -> new Event(
                        row.get("at", Instant.class),
                        row.get("what", String.class),
                        row.get("about", String.class),
                        row.get("who", String.class),
                        row.get("why", String.class)))
                .toList();
    }

    /** How the EHR stands with the appointment: the state of the latest message about it, or null when there is none. */
    @SuppressWarnings("unchecked")
    public @Nullable String ehrStateOf(String patient, String appointment) {
        List<String> states = entities.createNativeQuery(
                        """
                select status from outbox where patient_id = :patient and subject = :appointment
                order by id desc limit 1
                """)
                .setParameter("patient", patient)
                .setParameter("appointment", appointment)
                .getResultList();
        return states.isEmpty() ? null : states.get(0);
    }
}
