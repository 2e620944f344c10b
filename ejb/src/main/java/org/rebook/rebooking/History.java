package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;

/** Reads what the hospital has cancelled before on the pathways of many appointments. */
@ApplicationScoped
class History {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** By appointment; one without a pathway has those that it replaces. */
    @SuppressWarnings("unchecked")
    Map<String, List<Earlier>> of(Chosen chosen) {
        // Each by itself: PostgreSQL learns late how many a plan has cancelled, and would read them all for each.
        List<Tuple> rows = entities.createNativeQuery(
                        """
                with recursive replaced as (
                    select a.id, a.replaces_id as earlier from appointment a
                    where a.id in (%1$s) and a.pathway_id is null and a.replaces_id is not null
                    union
                    select r.id, e.replaces_id from replaced r join appointment e on e.id = r.earlier
                    where e.replaces_id is not null),
                known as (
                    select a.id, e.id as earlier from appointment a
                    cross join lateral (select id from appointment
                        where pathway_id = a.pathway_id and cancelled_by = 'HOSPITAL' offset 0) e
                    where a.id in (%1$s) and e.id <> a.id
                    union all
                    select id, earlier from replaced)
                select k.id, e.kind, e.priority, e.starts_at, coalesce(e.cancelled_at, e.starts_at, now()) as cancelled_at,
                    n.starts_at as new_start, e.postponed,
                    exists (select from appointment t where t.pathway_id = e.pathway_id and t.kind = 'OPERATION'
                        and t.status = 'ATTENDED' and t.starts_at >= e.starts_at) as treated_since
                from known k cross join lateral (select * from appointment where id = k.earlier offset 0) e
                left join appointment n on n.id = e.replaced_by_id
                where e.cancelled_by = 'HOSPITAL'
                order by k.id, e.starts_at, e.id
                """
                                .formatted(chosen.ids()),
                        Tuple.class)
                .setParameter("chosen", chosen.value())
                .getResultList();
        Map<String, List<Earlier>> byAppointment = new HashMap<>();
        rows.forEach(row -> byAppointment
                .computeIfAbsent(row.get("id", String.class), any -> new ArrayList<>())
                .add(new Earlier(
                        AppointmentKind.valueOf(row.get("kind", String.class)),
                        Priority.valueOf(row.get("priority", String.class)),
                        row.get("starts_at", Instant.class),
                        row.get("cancelled_at", Instant.class),
                        row.get("new_start", Instant.class),
                        row.get("postponed", Number.class).intValue(),
                        row.get("treated_since", Boolean.class))));
        return byAppointment;
    }
}
