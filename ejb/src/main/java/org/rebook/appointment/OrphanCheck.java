package org.rebook.appointment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import org.rebook.access.Role;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;

/** Looks for patients who lost a date and have neither a new one, nor an owner, nor a reason. There are none, always. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class OrphanCheck {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** One patient who would be lost, and how. */
    public record Orphan(String appointment, String patient, String fault) {}

    @Enforces(Rule.R_REP_02)
    public long count() {
        return ((Number) entities.createNativeQuery("select count(*) from orphan")
                        .getSingleResult())
                .longValue();
    }

    @SuppressWarnings("unchecked")
    public List<Orphan> find(int atMost) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select appointment_id, patient_id, fault from orphan", Tuple.class)
                .setMaxResults(atMost)
                .getResultList();
        return rows.stream()
                .map(row -> new Orphan(row.get(0, String.class), row.get(1, String.class), row.get(2, String.class)))
                .toList();
    }
}
