package org.rebook.ehr;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.run.ItemStatus;
import org.rebook.run.Runs;

/** The changes that a run pushes or reads back, as items of that run. */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class LedgerRuns {

    private static final int LANES = 4;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    Runs runs;

    /** Lists every change that the EHR has not answered to yet, whether or not it is due. */
    public int listUnanswered(long run) {
        return list(run, List.of("PENDING", "SENT"), null, null);
    }

    /** Lists what the EHR once answered to: of a strike, or of the last so many days. */
    public int listAnswered(long run, @Nullable Long strike, int days) {
        // What could not be read in an earlier attempt of the run is read again.
        entities.createNativeQuery("delete from run_item where run_id = :run and status = 'HELD_BACK'")
                .setParameter("run", run)
                .executeUpdate();
        return list(run, List.of("CONFIRMED", "MISMATCHED"), strike, strike == null ? days : null);
    }

    private int list(long run, List<String> statuses, @Nullable Long strike, @Nullable Integer days) {
        return entities.createNativeQuery(
                        """
                        insert into run_item (run_id, item, partition, ordinal)
                        select :run, cast(o.id as text), cast(mod(o.id, :lanes) as text),
                            cast(row_number() over (order by o.id) as int)
                        from outbox o
                        where o.status in (:statuses)
                            and (cast(:strike as bigint) is null or o.strike_id = :strike)
                            and (cast(:days as int) is null or o.created_at > now() - make_interval(days => :days))
                        on conflict do nothing
                        """)
                .setParameter("run", run)
                .setParameter("lanes", LANES)
                .setParameter("statuses", statuses)
                .setParameter("strike", strike)
                .setParameter("days", days)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    public List<String> itemsLeft(long run, String lane) {
        return entities.createNativeQuery(
                        """
                        select item from run_item where run_id = :run and partition = :lane and status = 'LEFT' order by ordinal
                        """)
                .setParameter("run", run)
                .setParameter("lane", lane)
                .getResultList();
    }

    public void settle(long run, String item, ItemStatus status, @Nullable String reason) {
        runs.settle(run, item, status, reason);
    }

    /** Says of the items that are left why they are. */
    public void holdBackRest(long run, String reason) {
        entities.createNativeQuery(
                        """
                        update run_item set status = 'HELD_BACK', reason = :reason, at = now()
                        where run_id = :run and status = 'LEFT'
                        """)
                .setParameter("run", run)
                .setParameter("reason", reason)
                .executeUpdate();
    }
}
