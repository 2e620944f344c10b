package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** What has become of the appointments of a plan since it was carried out. */
@ApplicationScoped
class ToldPatients {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** The booking that an appointment of the plan is now, named by itself or by any that it was before or since. */
    @SuppressWarnings("unchecked")
    Optional<String> bookingOf(long plan, String appointment) {
        List<String> booked = entities.createNativeQuery(
                        """
                with recursive before as (
                    select id, replaces_id from appointment where id = :appointment
                    union select a.id, a.replaces_id from appointment a join before b on a.id = b.replaces_id),
                since as (
                    select id, replaced_by_id, status from appointment where id = :appointment
                    union select a.id, a.replaced_by_id, a.status from appointment a join since s on a.id = s.replaced_by_id)
                select id from since where status = 'BOOKED'
                    and exists (select from placement l where l.plan_id = :plan and l.decision <> 'PROTECTED'
                        and (l.appointment_id in (select id from before) or l.appointment_id in (select id from since)))
                """,
                        String.class)
                .setParameter("appointment", appointment)
                .setParameter("plan", plan)
                .getResultList();
        return booked.stream().findFirst();
    }

    @SuppressWarnings("unchecked")
    List<String> bookedIn(String session) {
        return entities.createNativeQuery(
                        "select id from appointment where session_id = :session and status = 'BOOKED' order by id",
                        String.class)
                .setParameter("session", session)
                .getResultList();
    }
}
