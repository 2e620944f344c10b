package org.rebook.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;

/** What can be done for a patient once the strike that took the date is called off. Nothing happens by itself. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER})
public class CalledOff {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    WorklistRows worklist;

    @Inject
    RuleSets ruleSets;

    /**
     * The old place of one patient.
     *
     * @param whyNot why it is not offered back; empty when it may be, by phone
     * @param turn when the patient is rung up for a place in a session that is open again; null for no turn
     */
    public record Old(Instant startsAt, List<String> whyNot, @Nullable ReopenedPlaces turn) {}

    /** Empty while the strike goes on, or when the patient lost no date to one. */
    @SuppressWarnings("unchecked")
    public Optional<Old> oldPlaceOf(long obligation) {
        Instant now = Instant.now();
        LocalDate today = London.dayOf(now);
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select l.starts_at, st.status = 'CALLED_OFF' as called_off, s.status = 'OPEN' as staffed,
                    case when l.kind = 'OPERATION' then l.mean_minutes + coalesce((select
                            sum(a.mean_minutes + s.turnaround_minutes) from appointment a where a.session_id = s.id
                                and a.status = 'BOOKED' and a.kind = 'OPERATION'), 0)
                            <= extract(epoch from s.ends_at - s.starts_at) / 60 + s.overrun_minutes
                        else f.status = 'FREE' end as free,
                    o.status = 'CLOSED' and o.new_appointment_id is not null as accepted
                from obligation o
                join strike st on st.id = o.strike_id and st.status in ('CALLED_OFF', 'SUSPENDED')
                join appointment b on b.id = o.appointment_id
                join appointment l on l.id = case when b.status = 'CANCELLED' then b.id else b.replaces_id end
                left join session s on s.id = l.session_id
                left join slot f on f.id = l.slot_id
                where o.id = :obligation and l.starts_at > now()
                """,
                        Tuple.class)
                .setParameter("obligation", obligation)
                .getResultList();
        RuleSet rules = ruleSets.inForceOn(today);
        return rows.stream().findFirst().flatMap(row -> worklist.find(obligation, today)
                .map(patient -> new Old(
                        row.get("starts_at", Instant.class),
                        placeOf(row).whyNotOffered(now, rules),
                        ReopenedPlaces.turnOf(patient.displaced(), true, today, rules)
                                .orElse(null))));
    }

    private static OldPlace placeOf(Tuple row) {
        return new OldPlace(
                row.get("starts_at", Instant.class),
                row.get("called_off", Boolean.class),
                Boolean.TRUE.equals(row.get("free", Boolean.class)),
                Boolean.TRUE.equals(row.get("staffed", Boolean.class)),
                row.get("accepted", Boolean.class));
    }
}
