package org.rebook.ehr;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.appointment.ChangeKind;
import org.rebook.appointment.EhrConfirmed;
import org.rebook.ehr.PushOutcome.Confirmed;
import org.rebook.ehr.PushOutcome.LayOver;
import org.rebook.ehr.PushOutcome.Mismatched;
import org.rebook.ehr.PushOutcome.Rejected;
import org.rebook.ehr.PushOutcome.TryAgain;

/** Hands out what is due for the EHR, one change at a time and in order, and notes what became of it. */
@Stateless
@RolesAllowed(Role.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Outbox {

    // Longer than an attempt can last. A change that is SENT for longer was left by a server that died.
    private static final int LEASE_SECONDS = 60;

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    @Inject
    Event<EhrConfirmed> news;

    /** How many changes are due, counted up to a limit. */
    public int due(int atMost) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(
                        """
                        select count(*) from (select from outbox
                            where status in ('PENDING', 'SENT') and next_attempt_at <= now() limit ?) due
                        """)) {
            count.setInt(1, atMost);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox could not be read.", e);
        }
    }

    /** Takes the next change that is due; empty when none is, or the EHR is taken to be down. */
    public Optional<DueChange> take() {
        try (Connection connection = database.getConnection()) {
            return isDown(connection) ? takeToProbe(connection) : takeNext(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox could not be read.", e);
        }
    }

    private static boolean isDown(Connection connection) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement("select failures >= ? from ehr_line")) {
            look.setInt(1, Backoff.FAILURES_THAT_MEAN_DOWN);
            try (ResultSet line = look.executeQuery()) {
                line.next();
                return line.getBoolean(1);
            }
        }
    }

    /** While the EHR is taken to be down, one attempt at a time finds out whether it is back. */
    private static Optional<DueChange> takeToProbe(Connection connection) throws SQLException {
        try (PreparedStatement mayTry = connection.prepareStatement(
                        """
                select 1 from ehr_line where retry_at is null or retry_at <= now() for update skip locked
                """);
                ResultSet line = mayTry.executeQuery()) {
            if (!line.next()) {
                return Optional.empty();
            }
        }
        Optional<DueChange> probe = takeNext(connection);
        if (probe.isPresent()) {
            try (PreparedStatement wait =
                    connection.prepareStatement("update ehr_line set retry_at = now() + make_interval(secs => ?)")) {
                wait.setInt(1, LEASE_SECONDS);
                wait.executeUpdate();
            }
        }
        return probe;
    }

    private static Optional<DueChange> takeNext(Connection connection) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(
                """
                with due as (
                    select o.id from outbox o
                    where o.status in ('PENDING', 'SENT') and o.next_attempt_at <= now()
                        and not exists (select 1 from outbox_touch mine
                            join outbox_touch earlier
                                on earlier.reference = mine.reference and earlier.outbox_id < mine.outbox_id
                            where mine.outbox_id = o.id)
                    order by o.next_attempt_at, o.id limit 1 for update of o skip locked)
                update outbox o set status = 'SENT', sent_at = now(), attempts = o.attempts + 1,
                    next_attempt_at = now() + make_interval(secs => ?)
                from due where o.id = due.id
                returning o.id, o.request_id, o.kind, o.subject, o.attempts, o.laid_over, o.payload, o.expected, o.touches
                """)) {
            take.setInt(1, LEASE_SECONDS);
            try (ResultSet row = take.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Array touches = row.getArray("touches");
                return Optional.of(new DueChange(
                        row.getLong("id"),
                        row.getObject("request_id", UUID.class),
                        ChangeKind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getInt("attempts"),
                        row.getBoolean("laid_over"),
                        row.getString("payload"),
                        Expectation.allOf(row.getString("expected")),
                        versions(connection, touches),
                        slots(connection, touches)));
            }
        }
    }

    private static Map<String, String> versions(Connection connection, Array touches) throws SQLException {
        Map<String, String> versions = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                """
                select r.type || '/' || r.id, r.content::jsonb #>> '{meta,versionId}', r.last_updated as at
                from fhir_resource r
                where (r.type, r.id) in (select split_part(t, '/', 1), substr(t, strpos(t, '/') + 1) from unnest(?) t
                        where t like 'Appointment/%')
                    and r.content::jsonb #>> '{meta,versionId}' is not null
                union all
                select reference, version, seen_at from ehr_version where reference = any (?)
                order by at
                """)) {
            query.setArray(1, touches);
            query.setArray(2, touches);
            try (ResultSet rows = query.executeQuery()) {
                // What the EHR sent or showed last comes last, and wins.
                while (rows.next()) {
                    versions.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return versions;
    }

    private static Map<String, SlotStatus> slots(Connection connection, Array touches) throws SQLException {
        Map<String, SlotStatus> slots = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select id, status from shown_slot where id in (select substr(t, 6) from unnest(?) t where t like 'Slot/%')")) {
            query.setArray(1, touches);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    slots.put(rows.getString("id"), HeldSlots.statusOf(rows.getString("status")));
                }
            }
        }
        return slots;
    }

    /** Notes what became of an attempt, unless a later attempt at the same change has been made since. */
    public void settle(DueChange change, PushOutcome outcome) {
        try (Connection connection = database.getConnection()) {
            Settlement settlement = new Settlement(connection, change);
            if (outcome instanceof Confirmed confirmed) {
                if (settlement.confirmed(confirmed)) {
                    news.fire(new EhrConfirmed(change.id(), change.subject()));
                }
            } else if (outcome instanceof Mismatched mismatched) {
                settlement.needsLook(LedgerStatus.MISMATCHED, mismatched.differences());
            } else if (outcome instanceof Rejected rejected) {
                settlement.needsLook(LedgerStatus.REJECTED, rejected.answer());
            } else if (outcome instanceof LayOver layOver) {
                settlement.again(layOver.why(), Duration.ZERO, true);
            } else if (outcome instanceof TryAgain again) {
                settlement.again(again.why(), wait(change, again.notBefore()), false);
                settlement.lineFailed(again.why());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What became of change %d could not be noted.".formatted(change.id()), e);
        }
    }

    private static Duration wait(DueChange change, @Nullable Duration notBefore) {
        Duration ours =
                Backoff.ofChange(change.attempt(), ThreadLocalRandom.current().nextDouble());
        return notBefore != null && notBefore.compareTo(ours) > 0 ? notBefore : ours;
    }
}
