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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;

/** Every run there has been, kept in our own tables: the job repository is not asked. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Runs {

    // More than any run has items that were known before the last.
    private static final int FIRST_OF_THE_LAST = 100_000_000;

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

    // A job is over a moment before it says how it ended: two looks of the watch are time enough to say so.
    private static final Duration TIME_TO_SAY_SO = Duration.ofSeconds(30);

    // What somebody has asked to stop has stopped, however its server ended.
    static final String HOW_IT_STOPPED =
            """
            status = case status when 'STOPPING' then 'STOPPED' else 'INTERRUPTED' end,
            message = case status when 'STOPPING' then 'Stopped. Restart it to go on where it was.'
                else 'The server ended while this run was under way. Restart it to go on where it was.' end,
            ended_at = now(), version = version + 1
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource
    SessionContext session;

    /**
     * Notes a new run, before its job is started. Returns its id.
     *
     * @throws RunRefused when there may be only one such run at a time, and there is one
     */
    @SuppressWarnings("unchecked")
    public long begin(
            RunKind kind,
            @Nullable Long strikeId,
            @Nullable Long planId,
            @Nullable Long parentId,
            @Nullable String argument) {
        List<Number> begun = entities.createNativeQuery(
                        """
                insert into run (kind, status, strike_id, plan_id, parent_id, argument, node, started_by)
                values (:kind, 'STARTING', cast(:strike as bigint), cast(:plan as bigint), cast(:parent as bigint),
                    cast(:argument as text), :node, :who)
                on conflict do nothing returning id
                """)
                .setParameter("kind", kind.code())
                .setParameter("strike", strikeId)
                .setParameter("plan", planId)
                .setParameter("parent", parentId)
                .setParameter("argument", argument)
                .setParameter("node", Node.name())
                .setParameter("who", who())
                .getResultList();
        return begun.stream()
                .findFirst()
                .map(Number::longValue)
                .orElseThrow(() ->
                        new RunRefused("kind: there is a run of kind %s already. Maybe look at it, and restart it?"
                                .formatted(kind.code())));
    }

    private String who() {
        return session.isCallerInRole(Role.SYSTEM)
                ? "rebook"
                : session.getCallerPrincipal().getName();
    }

    /** Adds what the run has to do after what it has already; items already there are left as they are. */
    public void addItems(long run, List<NewItem> items) {
        Number next = (Number) entities.createNativeQuery(
                        "select coalesce(max(ordinal), -1) + 1 from run_item where run_id = :run and ordinal < :last")
                .setParameter("run", run)
                .setParameter("last", FIRST_OF_THE_LAST)
                .getSingleResult();
        add(run, items, next.intValue());
    }

    /** Adds what the run has to do when all else is done, however much that comes to be. */
    public void addLastItems(long run, List<NewItem> items) {
        add(run, items, FIRST_OF_THE_LAST);
    }

    private void add(long run, List<NewItem> items, int first) {
        int from = first;
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

    /** Forgets what a run has done, because it has to be done anew from the beginning. */
    public void forgetItems(long run) {
        entities.createNativeQuery("delete from run_item where run_id = :run")
                .setParameter("run", run)
                .executeUpdate();
    }

    /** An item that a run has to settle; the partition says which of them are worked one after another. */
    public record NewItem(String item, String partition) {}

    /**
     * Notes that the run's job is at work.
     *
     * @return false when the run has been asked to stop in the meantime
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean running(long run, long executionId) {
        String status = (String) entities.createNativeQuery(
                        """
                update run set status = case status when 'STARTING' then 'RUNNING' else status end,
                    execution_id = :execution, node = :node, ended_at = null, heartbeat_at = now(), version = version + 1
                where id = :run returning status
                """)
                .setParameter("run", run)
                .setParameter("execution", executionId)
                .setParameter("node", Node.name())
                .getSingleResult();
        return status.equals(RunStatus.RUNNING.name());
    }

    /** Marks a run that is over as starting anew. False when it is not over, or already done. */
    public boolean restarting(long run) {
        return startingAnew(run, List.of(RunStatus.STOPPED, RunStatus.INTERRUPTED, RunStatus.FAILED));
    }

    /** Makes the failed items of a run that is over work to do again, and marks it as starting anew. */
    public boolean retrying(long run) {
        int failed = entities.createNativeQuery(
                        """
                update run_item set status = 'LEFT', reason = null where run_id = :run and status = 'FAILED'
                    and exists (select 1 from run where id = :run and ended_at is not null)
                """)
                .setParameter("run", run)
                .executeUpdate();
        return failed > 0
                && startingAnew(
                        run, List.of(RunStatus.STOPPED, RunStatus.INTERRUPTED, RunStatus.FAILED, RunStatus.COMPLETED));
    }

    // In the caller's transaction: whoever else restarts the run waits for it, and then finds it started.
    private boolean startingAnew(long run, List<RunStatus> from) {
        return entities.createNativeQuery(
                                """
                        update run set status = 'STARTING', restarts = restarts + 1, ended_at = null, message = null,
                            execution_id = null, node = :node, heartbeat_at = now(), version = version + 1
                        where id = :run and status in (:from) and (kind <> 'overnight' or not exists (
                            select 1 from run other where other.kind = 'overnight'
                                and other.status in ('STARTING', 'RUNNING', 'STOPPING')))
                        """)
                        .setParameter("run", run)
                        .setParameter("node", Node.name())
                        .setParameter("from", from.stream().map(RunStatus::name).toList())
                        .executeUpdate()
                == 1;
    }

    /** Notes that a run is to stop. Its job's execution, where the job has begun; absent too when the run is over. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    @SuppressWarnings("unchecked")
    public Optional<Long> stopping(long run) {
        List<Number> executions = entities.createNativeQuery(
                        """
                update run set status = 'STOPPING', version = version + 1
                where id = :run and status in ('STARTING', 'RUNNING', 'STOPPING') returning coalesce(execution_id, 0)
                """)
                .setParameter("run", run)
                .getResultList();
        return executions.stream().map(Number::longValue).filter(id -> id > 0).findFirst();
    }

    /** Notes why a run is about to fail. What fails after the run was interrupted fails because of that. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void failing(long run, String why) {
        entities.createNativeQuery(
                        """
                update run set message = :why, version = version + 1 where id = :run and status <> 'INTERRUPTED'
                """)
                .setParameter("run", run)
                .setParameter("why", why)
                .executeUpdate();
    }

    /** Notes that a run's job has stopped: because somebody asked for it, or because its server was told to end. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void stopped(long run) {
        entities.createNativeQuery("update run set " + HOW_IT_STOPPED + " where id = :run")
                .setParameter("run", run)
                .executeUpdate();
    }

    /**
     * Notes how a run ended. What was said of a run on its way, such as a step that failed and went well again, is kept
     * where nothing else is given, but not of one that has ended well. What fails after it was interrupted stays
     * interrupted.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void finished(long run, RunStatus status, @Nullable String message) {
        entities.createNativeQuery(
                        """
                update run set status = :status, ended_at = now(), heartbeat_at = now(), version = version + 1,
                    message = coalesce(cast(:message as text), case when :status <> 'COMPLETED' then message end)
                where id = :run and (status <> 'INTERRUPTED' or :status <> 'FAILED')
                """)
                .setParameter("run", run)
                .setParameter("status", status.name())
                .setParameter("message", message)
                .executeUpdate();
    }

    /**
     * Notes that a run's job has ended without saying so. False where the run has heard of it in the meantime, and while
     * it may still hear of it.
     */
    public boolean lost(long run, long executionId, Instant jobEnded) {
        return hadTimeToSaySo(jobEnded, Instant.now()) && markLost(run, executionId);
    }

    static boolean hadTimeToSaySo(Instant jobEnded, Instant now) {
        return !now.isBefore(jobEnded.plus(TIME_TO_SAY_SO));
    }

    private boolean markLost(long run, long executionId) {
        return entities.createNativeQuery(
                                """
                        update run set status = 'FAILED', ended_at = now(), version = version + 1,
                            message = coalesce(message, 'The job ended without a word. Restart it to go on where it was.')
                        where id = :run and execution_id = :execution and status in ('STARTING', 'RUNNING', 'STOPPING')
                        """)
                        .setParameter("run", run)
                        .setParameter("execution", executionId)
                        .executeUpdate()
                == 1;
    }

    /** The runs that this server has under way. */
    @SuppressWarnings("unchecked")
    public List<RunProgress> underWayHere() {
        List<Tuple> rows = entities.createNativeQuery(
                        PROGRESS
                                + " where r.status in ('STARTING', 'RUNNING', 'STOPPING') and r.node = :node order by r.id",
                        Tuple.class)
                .setParameter("node", Node.name())
                .getResultList();
        return rows.stream().map(Runs::progress).toList();
    }

    /** The runs that another run started, in the order of their start. */
    @RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
    @SuppressWarnings("unchecked")
    public List<RunProgress> under(long parent) {
        List<Tuple> rows = entities.createNativeQuery(
                        PROGRESS + " where r.parent_id = :parent order by r.id", Tuple.class)
                .setParameter("parent", parent)
                .getResultList();
        return rows.stream().map(Runs::progress).toList();
    }

    /** Makes all that did not end well in a run work to do again. */
    public void reopen(long run) {
        entities.createNativeQuery(
                        """
                update run_item set status = 'LEFT', reason = null
                where run_id = :run and status in ('FAILED', 'HELD_BACK')
                """)
                .setParameter("run", run)
                .executeUpdate();
    }

    /** The latest run of a kind. */
    @SuppressWarnings("unchecked")
    public Optional<RunProgress> latestOf(RunKind kind) {
        List<Tuple> rows = entities.createNativeQuery(
                        PROGRESS + " where r.kind = :kind order by r.id desc limit 1", Tuple.class)
                .setParameter("kind", kind.code())
                .getResultList();
        return rows.stream().map(Runs::progress).findFirst();
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

    /** Says of this server's runs that it is alive and has them. */
    @RolesAllowed(Role.SYSTEM)
    public void beat() {
        entities.createNativeQuery(
                        """
                update run set heartbeat_at = now()
                where status in ('STARTING', 'RUNNING', 'STOPPING') and node = :node
                """)
                .setParameter("node", Node.name())
                .executeUpdate();
    }

    /** Marks as interrupted what any server has under way and has not been heard of for so long. Returns the ids. */
    @RolesAllowed(Role.SYSTEM)
    @SuppressWarnings("unchecked")
    public List<Long> reapSilentFor(Duration silence) {
        return entities.createNativeQuery(
                        "update run set "
                                + HOW_IT_STOPPED
                                + """
                where status in ('STARTING', 'RUNNING', 'STOPPING')
                    and heartbeat_at < now() - cast(:silence as int) * interval '1 second' returning id
                """)
                .setParameter("silence", silence.toSeconds())
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
