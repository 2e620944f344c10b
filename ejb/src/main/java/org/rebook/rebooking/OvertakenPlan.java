package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.rebook.schema.Columns;

/** Sees whether what a plan was made from has changed while it was made. */
@ApplicationScoped
class OvertakenPlan {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    /** Whoever else keeps a plan of the strike waits. */
    void lock(long strike) {
        entities.createNativeQuery("select id from strike where id = :strike for update")
                .setParameter("strike", strike)
                .getResultList();
    }

    /** Another as soon as the strike is another, or has other plans; that it was assessed does not matter. */
    @SuppressWarnings("unchecked")
    String stampOf(long strike) {
        List<String> stamps = entities.createNativeQuery(
                        """
                        select concat(cast(to_jsonb(s) - 'assessed_at' - 'version' as text),
                            (select string_agg(concat(p.id, ' ', p.status), ',' order by p.id) from plan p
                                where p.strike_id = s.id))
                        from strike s where s.id = :strike
                        """,
                        String.class)
                .setParameter("strike", strike)
                .getResultList();
        return String.join("", stamps);
    }

    boolean isOther(PlanBasis basis) {
        return !stampOf(basis.strike().id()).equals(basis.stamp());
    }

    /** Whether an affected appointment, or a slot that the plan gives to somebody, is not as it was. */
    boolean hasChangedFor(PlanBasis basis, Proposal proposal) {
        List<Placed> moved = proposal.placed().stream()
                .filter(placed -> placed.slot() != null)
                .toList();
        try (Connection connection = database.getConnection()) {
            return !new Columns<>(basis.inputs().affected())
                            .with("id", Affected::appointment)
                            .with("version", Affected::version)
                            .ask(
                                    connection,
                                    """
                                    select a.id from :rows join appointment a on a.id = x.id
                                    where a.version <> x.version::bigint
                                    """,
                                    row -> row.getString(1))
                            .isEmpty()
                    || !new Columns<>(moved)
                            .with("id", placed -> placed.slot().id())
                            .with("version", placed -> placed.slot().version())
                            .ask(
                                    connection,
                                    """
                                    select f.id from :rows join slot f on f.id = x.id where f.version <> x.version::bigint
                                    """,
                                    row -> row.getString(1))
                            .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException("It cannot be seen what has changed since planning began.", e);
        }
    }
}
