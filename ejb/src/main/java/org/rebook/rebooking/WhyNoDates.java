package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;

/** Why no dates are ranked for an obligation, for whoever has asked for them. */
@ApplicationScoped
class WhyNoDates {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @SuppressWarnings("unchecked")
    String of(long obligation) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select o.status = 'CLOSED' as closed, a.status = 'BOOKED' as booked, a.kind = 'OPERATION' as operation
                from obligation o join appointment a on a.id = o.appointment_id where o.id = :id
                """,
                        Tuple.class)
                .setParameter("id", obligation)
                .getResultList();
        return rows.isEmpty()
                ? "there is no obligation '%d'.".formatted(obligation)
                : "no dates are ranked for '%d': %s".formatted(obligation, why(rows.get(0)));
    }

    private static String why(Tuple row) {
        if (row.get("closed", Boolean.class)) {
            return "it is closed, and nobody waits any more.";
        }
        if (row.get("booked", Boolean.class)) {
            return "its appointment is still booked, and a person decides whether the date is given up.";
        }
        return row.get("operation", Boolean.class)
                ? "it is of an operation, and lists are looked for one by one, on the worklist."
                : "who else waits is not known of its specialty.";
    }
}
