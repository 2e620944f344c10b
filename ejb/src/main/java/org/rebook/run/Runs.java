package org.rebook.run;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;

/** Every run there has been, kept in our own tables: the job repository is not asked. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Runs {

    private static final String PROGRESS =
            """
            select r.id, r.kind, r.status, r.strike_id, r.plan_id, r.parent_id, r.argument, r.execution_id,
                r.started_at, r.started_by, r.ended_at, r.restarts, r.message,
                coalesce(i.done, 0), coalesce(i.held_back, 0), coalesce(i.failed, 0), coalesce(i.remaining, 0)
            from run r
            left join lateral (select
                    count(*) filter (where status = 'DONE') as done,
                    count(*) filter (where status = 'HELD_BACK') as held_back,
                    count(*) filter (where status = 'FAILED') as failed,
                    count(*) filter (where status = 'LEFT') as remaining
                from run_item where run_id = r.id) i on true
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource
    SessionContext session;

    /** Notes a new run, before its job is started. Returns its id. */
    public long begin(
            RunKind kind,
            @Nullable Long strikeId,
            @Nullable Long planId,
            @Nullable Long parentId,
            @Nullable String argument) {
        return ((Number) entities.createNativeQuery(
                                """
                        insert into run (kind, status, strike_id, plan_id, parent_id, argument, node, started_by)
                        values (:kind, 'STARTING', cast(:strike as bigint), cast(:plan as bigint), cast(:parent as bigint),
                            cast(:argument as text), :node, :who) returning id
                        """)
                        .setParameter("kind", kind.code())
                        .setParameter("strike", strikeId)
                        .setParameter("plan", planId)
                        .setParameter("parent", parentId)
                        .setParameter("argument", argument)
                        .setParameter("node", Node.name())
                        .setParameter("who", session.getCallerPrincipal().getName())
                        .getSingleResult())
                .longValue();
    }

    /** Adds what the run has to do; items already there are left as they are. */
    public void addItems(long run, List<NewItem> items) {
        int from = 0;
        for (NewItem item : items) {
            entities.createNativeQuery(
                            """
                    insert into run_item (run_id, item, partition, ordinal) values (:run, :item, :partition, :ordinal)
                    on conflict do nothing
                    """)
                    .setParameter("run", run)
                    .setParameter("item", item.item())
                    .setParameter("partition", item.partition())
                    .setParameter("ordinal", from++)
                    .executeUpdate();
        }
    }

    /** An item that a run has to settle; the partition says which of them are worked one after another. */
    public record NewItem(String item, String partition) {}

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void running(long run, long executionId) {
        entities.createNativeQuery(
                        """
                update run set status = 'RUNNING', execution_id = :execution, node = :node, ended_at = null,
                    heartbeat_at = now(), version = version + 1 where id = :run and status <> 'STOPPING'
                """)
                .setParameter("run", run)
                .setParameter("execution", executionId)
                .setParameter("node", Node.name())
                .executeUpdate();
    }

    /** Marks a run that is over as starting anew. False when it is not over or already done. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean restarting(long run) {
        return entities.createNativeQuery(
                                """
                        update run set status = 'STARTING', restarts = restarts + 1, ended_at = null, message = null,
                            node = :node, heartbeat_at = now(), version = version + 1
                        where id = :run and status in ('STOPPED', 'INTERRUPTED', 'FAILED')
                        """)
                        .setParameter("run", run)
                        .setParameter("node", Node.name())
                        .executeUpdate()
                == 1;
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void stopping(long run) {
        entities.createNativeQuery(
                        """
                update run set status = 'STOPPING', version = version + 1
                where id = :run and status in ('STARTING', 'RUNNING')
                """)
                .setParameter("run", run)
                .executeUpdate();
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void finished(long run, RunStatus status, @Nullable String message) {
        entities.createNativeQuery(
                        """
                update run set status = :status, message = cast(:message as text), ended_at = now(),
                    heartbeat_at = now(), version = version + 1 where id = :run
                """)
                .setParameter("run", run)
                .setParameter("status", status.name())
                .setParameter("message", message)
                .executeUpdate();
    }

    /** Settles items in the caller's transaction, so that an item is done when, and only when, its work is. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void settle(long run, String item, ItemStatus status, @Nullable String reason) {
        entities.createNativeQuery(
                        """
                update run_item set status = :status, reason = cast(:reason as text), at = now(), attempts = attempts + 1
                where run_id = :run and item = :item
                """)
                .setParameter("run", run)
                .setParameter("item", item)
                .setParameter("status", status.name())
                .setParameter("reason", reason)
                .executeUpdate();
    }

    /** Makes failed items of a run that is over work to do again. Returns how many. */
    public int retryFailed(long run) {
        return entities.createNativeQuery(
                        """
                update run_item set status = 'LEFT', reason = null where run_id = :run and status = 'FAILED'
                    and exists (select 1 from run where id = :run and ended_at is not null)
                """)
                .setParameter("run", run)
                .executeUpdate();
    }

    /** Marks what a dead server left running as interrupted. Returns the ids. */
    @RolesAllowed(Role.SYSTEM)
    @SuppressWarnings("unchecked")
    public List<Long> reap() {
        return entities.createNativeQuery(
                        """
                update run set status = 'INTERRUPTED', ended_at = now(), version = version + 1,
                    message = 'The server ended while this run was under way. Restart it to go on where it was.'
                where status in ('STARTING', 'RUNNING', 'STOPPING') and node = :node returning id
                """)
                .setParameter("node", Node.name())
                .getResultList();
    }

    @RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
    @SuppressWarnings("unchecked")
    public Optional<RunProgress> find(long run) {
        List<Tuple> rows = entities.createNativeQuery(PROGRESS + " where r.id = :run", Tuple.class)
                .setParameter("run", run)
                .getResultList();
        return rows.stream().map(Runs::progress).findFirst();
    }

    @RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
    @SuppressWarnings("unchecked")
    public List<RunProgress> latest(int atMost) {
        List<Tuple> rows = entities.createNativeQuery(PROGRESS + " order by r.id desc", Tuple.class)
                .setMaxResults(atMost)
                .getResultList();
        return rows.stream().map(Runs::progress).toList();
    }

    /** The run's items, those that need a look first; {@code status} null for all. */
    @RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
    @SuppressWarnings("unchecked")
    public List<RunItem> items(long run, @Nullable ItemStatus status, int from, int atMost) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select item, partition, status, reason, at, attempts from run_item
                where run_id = :run and (cast(:status as text) is null or status = :status)
                order by array_position(array['FAILED', 'HELD_BACK', 'LEFT', 'DONE'], status), ordinal
                """,
                        Tuple.class)
                .setParameter("run", run)
                .setParameter("status", status == null ? null : status.name())
                .setFirstResult(from)
                .setMaxResults(atMost)
                .getResultList();
        return rows.stream()
                .map(row -> new RunItem(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        ItemStatus.valueOf(row.get(2, String.class)),
                        row.get(3, String.class),
                        row.get(4, Instant.class),
                        row.get(5, Number.class).intValue()))
                .toList();
    }

    private static RunProgress progress(Tuple row) {
        return new RunProgress(
                row.get(0, Number.class).longValue(),
                RunKind.of(row.get(1, String.class)),
                RunStatus.valueOf(row.get(2, String.class)),
                id(row, 3),
                id(row, 4),
                id(row, 5),
                row.get(6, String.class),
                id(row, 7),
                row.get(8, Instant.class),
                row.get(9, String.class),
                row.get(10, Instant.class),
                row.get(11, Number.class).intValue(),
                row.get(12, String.class),
                row.get(13, Number.class).intValue(),
                row.get(14, Number.class).intValue(),
                row.get(15, Number.class).intValue(),
                row.get(16, Number.class).intValue());
    }

    private static @Nullable Long id(Tuple row, int column) {
        Number value = row.get(column, Number.class);
        return value == null ? null : value.longValue();
    }
}
