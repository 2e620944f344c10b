package org.rebook.appointment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;

/** The promises to patients who lost a date: each open, owned and dated until it is closed with a reason. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.SYSTEM})
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Obligations {

    /** The patient needs a new date. */
    public static final String REBOOK = "REBOOK";
    /** The patient still has a date, and a person must decide about it. */
    public static final String DECIDE = "DECIDE";

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** Opens an obligation, or answers with the one that is already open for the appointment. */
    public long open(String appointment, String patient, String kind, String owner, LocalDate dueOn, Cause cause) {
        return ((Number) entities.createNativeQuery(
                                """
                        insert into obligation (appointment_id, patient_id, strike_id, kind, owner, due_on, reason, opened_by)
                        values (:appointment, :patient, cast(:strike as bigint), :kind, :owner, :due, :reason, :who)
                        on conflict (appointment_id) where status = 'OPEN'
                            do update set version = obligation.version + 1
                        returning id
                        """)
                        .setParameter("appointment", appointment)
                        .setParameter("patient", patient)
                        .setParameter("strike", cause.strikeId())
                        .setParameter("kind", kind)
                        .setParameter("owner", owner)
                        .setParameter("due", dueOn)
                        .setParameter("reason", cause.inWords())
                        .setParameter("who", cause.who())
                        .getSingleResult())
                .longValue();
    }

    /** Closes the open obligation for an appointment, where there is one. */
    public void closeFor(String appointment, String reason, @Nullable String successor, String who) {
        entities.createNativeQuery(
                        """
                update obligation set status = 'CLOSED', closed_at = now(), closed_by = :who, closed_reason = :reason,
                    new_appointment_id = cast(:successor as text), version = version + 1
                where appointment_id = :appointment and status = 'OPEN'
                """)
                .setParameter("who", who)
                .setParameter("reason", reason)
                .setParameter("successor", successor)
                .setParameter("appointment", appointment)
                .executeUpdate();
    }

    /** Opens the obligation again that was closed by the booking of the successor. */
    public void reopenFor(String appointment, String successor) {
        entities.createNativeQuery(
                        """
                update obligation set status = 'OPEN', closed_at = null, closed_by = null, closed_reason = null,
                    new_appointment_id = null, version = version + 1
                where appointment_id = :appointment and new_appointment_id = :successor
                """)
                .setParameter("appointment", appointment)
                .setParameter("successor", successor)
                .executeUpdate();
    }
}
