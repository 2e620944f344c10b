package org.rebook.ehr;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.appointment.ChangeKind;
import org.rebook.audit.AuditTrail;

/** What the EHR has been told, what it made of it, and what still waits. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Ledger {

    private static final String MEANT =
            """
            where (cast(:status as text) is null or o.status = :status)
                and (cast(:strike as bigint) is null or o.strike_id = :strike)
                and (cast(:run as bigint) is null or o.run_id = :run)
                and (cast(:patient as text) is null or o.patient_id = :patient)
            """;

    private static final String ENTRIES =
            """
            select o.id, o.request_id, o.status, o.kind, o.subject, o.successor, o.patient_id, o.strike_id, o.run_id,
                o.attempts, o.created_at, o.sent_at, o.confirmed_at, o.next_attempt_at,
                (select max(earlier.outbox_id) from outbox_touch mine join outbox_touch earlier
                    on earlier.reference = mine.reference and earlier.outbox_id < mine.outbox_id
                    where mine.outbox_id = o.id and o.status = 'PENDING'), o.last_error
            from outbox o
            """;

    private static final String RETRY =
            """
            with again as (
                update outbox set status = 'PENDING', next_attempt_at = now(), laid_over = true
                where status = any (array['MISMATCHED', 'REJECTED']) and
            """;

    private static final String TOUCH =
            """
             returning id, touches)
            insert into outbox_touch (reference, outbox_id)
            select distinct t.reference, a.id from again a, unnest(a.touches) t (reference) on conflict do nothing
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    AuditTrail audit;

    public LedgerCounts counts(LedgerFilter filter) {
        Tuple row = (Tuple) of(
                        filter,
                        entities.createNativeQuery(
                                """
                                select count(*) filter (where o.status = 'PENDING'), count(*) filter (where o.status = 'SENT'),
                                    count(*) filter (where o.status = 'CONFIRMED'),
                                    count(*) filter (where o.status = 'MISMATCHED'),
                                    count(*) filter (where o.status = 'REJECTED')
                                from outbox o
                                """
                                        + MEANT,
                                Tuple.class))
                .getSingleResult();
        return new LedgerCounts(number(row, 0), number(row, 1), number(row, 2), number(row, 3), number(row, 4));
    }

    /** The entries, those that need a look first, then the latest. */
    @SuppressWarnings("unchecked")
    public List<LedgerEntry> page(LedgerFilter filter, int from, int atMost) {
        List<Tuple> rows = of(
                        filter,
                        entities.createNativeQuery(
                                ENTRIES + MEANT
                                        + """
                                        order by array_position(array['REJECTED', 'MISMATCHED'], o.status) nulls last, o.id desc
                                        """,
                                Tuple.class))
                .setFirstResult(from)
                .setMaxResults(atMost)
                .getResultList();
        return rows.stream().map(Ledger::entry).toList();
    }

    @SuppressWarnings("unchecked")
    public Optional<LedgerEntry> find(long id) {
        List<Tuple> rows = entities.createNativeQuery(ENTRIES + " where o.id = :id", Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().map(Ledger::entry).findFirst();
    }

    /** How the line to the EHR stands. */
    public LineState line() {
        Tuple row = (Tuple) entities.createNativeQuery(
                        "select failures, failing_since, retry_at, last_error from ehr_line", Tuple.class)
                .getSingleResult();
        return new LineState(
                EhrEndpoint.of(System.getenv())
                        .map(endpoint -> endpoint.base().toString())
                        .orElse(null),
                row.get(0, Number.class).intValue(),
                row.get(1, Instant.class),
                row.get(2, Instant.class),
                row.get(3, String.class));
    }

    /**
     * Sends a mismatched or rejected change again, laid over what the EHR holds by then.
     *
     * @throws IllegalArgumentException when the entry is unknown or needs no retry
     */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
    public void retry(long id) {
        LedgerEntry entry = find(id).orElseThrow(
                        () -> new IllegalArgumentException("id: there is no change %d in the ledger.".formatted(id)));
        if (entry.status() != LedgerStatus.MISMATCHED && entry.status() != LedgerStatus.REJECTED) {
            throw new IllegalArgumentException(
                    "id: change %d is %s. Only a mismatched or rejected change can be retried."
                            .formatted(id, entry.status().name().toLowerCase()));
        }
        entities.createNativeQuery(RETRY + " id = :id" + TOUCH)
                .setParameter("id", id)
                .executeUpdate();
        audit.write(new AuditTrail.Entry(
                "retry-ehr",
                "outbox",
                Long.toString(id),
                entry.patientId(),
                "The EHR is told again.",
                null,
                null,
                null));
    }

    /** Sends everything again that stands so. Returns how many. */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
    public long retryAll(LedgerStatus status) {
        if (status != LedgerStatus.MISMATCHED && status != LedgerStatus.REJECTED) {
            throw new IllegalArgumentException(
                    "status: %s changes cannot be retried. Maybe MISMATCHED or REJECTED?".formatted(status));
        }
        long meant = status == LedgerStatus.MISMATCHED
                ? counts(LedgerFilter.ALL).mismatched()
                : counts(LedgerFilter.ALL).rejected();
        entities.createNativeQuery(RETRY + " status = :status" + TOUCH)
                .setParameter("status", status.name())
                .executeUpdate();
        audit.write(new AuditTrail.Entry(
                "retry-ehr",
                "ledger",
                status.name(),
                null,
                "The EHR is told %d changes again.".formatted(meant),
                null,
                null,
                null));
        return meant;
    }

    private static Query of(LedgerFilter filter, Query query) {
        return query.setParameter(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .setParameter("strike", filter.strikeId())
                .setParameter("run", filter.runId())
                .setParameter("patient", filter.patientId());
    }

    private static LedgerEntry entry(Tuple row) {
        return new LedgerEntry(
                row.get(0, Number.class).longValue(),
                row.get(1, UUID.class),
                LedgerStatus.valueOf(row.get(2, String.class)),
                ChangeKind.valueOf(row.get(3, String.class)),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class),
                id(row, 7),
                id(row, 8),
                row.get(9, Number.class).intValue(),
                row.get(10, Instant.class),
                row.get(11, Instant.class),
                row.get(12, Instant.class),
                row.get(13, Instant.class),
                id(row, 14),
                row.get(15, String.class));
    }

    private static long number(Tuple row, int column) {
        return row.get(column, Number.class).longValue();
    }

    private static @Nullable Long id(Tuple row, int column) {
        Number value = row.get(column, Number.class);
        return value == null ? null : value.longValue();
    }
}
