package org.rebook.clinic;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import org.rebook.access.Role;

/** The sites and specialties that have sessions, for choosing among them. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Places {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** A site by its id, or a specialty by its treatment function code, and its name. */
    public record Place(String id, String name) {}

    public List<Place> sites() {
        return places("select id, name from site order by name, id");
    }

    public List<Place> specialties() {
        return places(
                """
                select code, name from specialty sp where exists (select 1 from session s where s.specialty = sp.code)
                order by name
                """);
    }

    @SuppressWarnings("unchecked")
    private List<Place> places(String query) {
        List<Tuple> rows = entities.createNativeQuery(query, Tuple.class).getResultList();
        return rows.stream()
                .map(row -> new Place(row.get(0, String.class), row.get(1, String.class)))
                .toList();
    }
}
