package org.rebook.ehr;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;

/** What the EHR must still hold of changes that it once confirmed, and what it holds otherwise. */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class Drift {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** What the EHR must hold of a change today: not what a later change has replaced. */
    @SuppressWarnings("unchecked")
    public List<Expectation> stillExpectedOf(long id) {
        String expected =
                (String) entities.createNativeQuery("select cast(expected as text) from outbox where id = :id")
                        .setParameter("id", id)
                        .getSingleResult();
        Set<String> replaced = new HashSet<>(entities.createNativeQuery(
                        """
                        select distinct 'Appointment/' || changed from outbox o
                        join outbox later on later.id > o.id
                            and (later.subject in (o.subject, o.successor) or later.successor in (o.subject, o.successor)),
                            unnest(array[later.subject, later.successor]) changed
                        where o.id = :id and changed is not null
                        """)
                .setParameter("id", id)
                .getResultList());
        return Expectation.allOf(expected).stream()
                .filter(each -> !replaced.contains(each.reference()))
                .toList();
    }

    /** Notes how a change was found when it was read back, if nobody has retried it meanwhile. */
    public void note(long id, @Nullable String differences) {
        int noted = entities.createNativeQuery(
                        """
                        update outbox set status = :status, last_error = cast(:said as text)
                        where id = :id and status in ('CONFIRMED', 'MISMATCHED')
                        """)
                .setParameter("status", differences == null ? "CONFIRMED" : "MISMATCHED")
                .setParameter("said", differences)
                .setParameter("id", id)
                .executeUpdate();
        if (noted == 1) {
            entities.createNativeQuery(
                            differences == null
                                    ? "delete from outbox_touch where outbox_id = :id"
                                    : """
                                    insert into outbox_touch (reference, outbox_id)
                                    select distinct t.reference, o.id from outbox o, unnest(o.touches) t (reference)
                                    where o.id = :id and t.reference like 'Appointment/%' on conflict do nothing
                                    """)
                    .setParameter("id", id)
                    .executeUpdate();
        }
    }
}
