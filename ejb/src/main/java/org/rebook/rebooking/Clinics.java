package org.rebook.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;

/** The clinics and theatre lists that the trust holds, for choosing which to hold more of. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Clinics {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** A clinic by its id, and what tells it from others. */
    public record Clinic(
            String id, String name, String kind, @Nullable String specialtyName, @Nullable String siteName) {}

    /** Those that hold a session from the moment on, by specialty and name. */
    @SuppressWarnings("unchecked")
    public List<Clinic> heldFrom(Instant from) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select c.id, c.name, c.kind, sp.name as specialty, si.name as site
                from clinic c left join specialty sp on sp.code = c.specialty left join site si on si.id = c.site_id
                where exists (select from session s where s.clinic_id = c.id and s.starts_at >= :from)
                order by sp.name nulls last, c.kind, c.name, c.id
                """,
                        Tuple.class)
                .setParameter("from", from)
                .getResultList();
        return rows.stream()
                .map(row -> new Clinic(
                        row.get("id", String.class),
                        row.get("name", String.class),
                        row.get("kind", String.class),
                        row.get("specialty", String.class),
                        row.get("site", String.class)))
                .toList();
    }

    /** The names of all clinics by id. */
    public Map<String, String> names() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery("select id, name from clinic", Tuple.class)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, String.class)));
    }
}
