package org.rebook.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;

/** What the patients and sessions of a plan are called, for people who work with them. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER})
public class PlanNames {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    PlanTable table;

    /** The patient of an appointment. */
    public record Named(String patientId, String name) {}

    /**
     * A session as people know it.
     *
     * @param patients how many of the plan's patients it is to see
     */
    public record NamedSession(String id, String clinic, @Nullable String clinician, Instant startsAt, int patients) {}

    @SuppressWarnings("unchecked")
    public Map<String, Named> patientsOf(Collection<String> appointments) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select a.id, p.id as patient, p.family_name || ', ' || p.given_name as name
                from appointment a join patient p on p.id = a.patient_id
                where a.id in (select jsonb_array_elements_text(cast(:ids as jsonb)))
                """,
                        Tuple.class)
                .setParameter("ids", table.listOf(appointments))
                .getResultList();
        Map<String, Named> names = new HashMap<>();
        rows.forEach(row ->
                names.put(row.get(0, String.class), new Named(row.get(1, String.class), row.get(2, String.class))));
        return names;
    }

    @SuppressWarnings("unchecked")
    public Map<String, NamedSession> sessionsOf(long plan, Collection<String> sessions) {
        List<Tuple> rows = entities.createNativeQuery(
                        SESSIONS + " where s.id in (select jsonb_array_elements_text(cast(:ids as jsonb)))",
                        Tuple.class)
                .setParameter("plan", plan)
                .setParameter("ids", table.listOf(sessions))
                .getResultList();
        Map<String, NamedSession> names = new HashMap<>();
        rows.forEach(row -> names.put(row.get(0, String.class), named(row)));
        return names;
    }

    /** The sessions that the plan sends patients to, by day. */
    @SuppressWarnings("unchecked")
    public List<NamedSession> sessionsUsed(long plan, int atMost) {
        List<Tuple> rows = entities.createNativeQuery(
                        SESSIONS
                                + """
                 where s.id in (select session_id from placement where plan_id = :plan and decision = 'MOVE')
                order by s.starts_at, s.id
                """,
                        Tuple.class)
                .setParameter("plan", plan)
                .setMaxResults(atMost)
                .getResultList();
        return rows.stream().map(PlanNames::named).toList();
    }

    private static final String SESSIONS =
            """
            select s.id, c.name as clinic, cl.name as clinician, s.starts_at,
                (select count(*) from placement l where l.plan_id = :plan and l.session_id = s.id and l.decision = 'MOVE')
                    as patients
            from session s join clinic c on c.id = s.clinic_id left join clinician cl on cl.id = s.clinician_id
            """;

    private static NamedSession named(Tuple row) {
        return new NamedSession(
                row.get("id", String.class),
                row.get("clinic", String.class),
                row.get("clinician", String.class),
                row.get("starts_at", Instant.class),
                row.get("patients", Number.class).intValue());
    }
}
