package org.rebook.ehr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.PushOutcome.Confirmed;

/** What is written when an attempt has ended, in the caller's transaction. */
final class Settlement {

    private final Connection connection;
    private final DueChange change;

    Settlement(Connection connection, DueChange change) {
        this.connection = connection;
        this.change = change;
    }

    /** False when a later attempt has been made, which then says what became of the change. */
    boolean confirmed(Confirmed confirmed) throws SQLException {
        boolean isOurs = update(
                """
                update outbox set status = 'CONFIRMED', confirmed_at = now(), last_error = null
                where id = ? and attempts = ? and status = 'SENT'
                """,
                change.id(),
                change.attempt());
        lineAnswers();
        if (isOurs) {
            update("delete from outbox_touch where outbox_id = ?", change.id());
            settleItem("DONE", null);
            keep(confirmed.versions());
        }
        return isOurs;
    }

    void needsLook(LedgerStatus status, String said) throws SQLException {
        boolean isOurs = update(
                "update outbox set status = ?, last_error = ? where id = ? and attempts = ? and status = 'SENT'",
                status.name(),
                said,
                change.id(),
                change.attempt());
        lineAnswers();
        if (isOurs) {
            // Later changes of the same appointment wait until somebody has looked; others may pass.
            update("delete from outbox_touch where outbox_id = ? and reference not like 'Appointment/%'", change.id());
            settleItem("FAILED", said);
        }
    }

    void again(String why, Duration wait, boolean laidOver) throws SQLException {
        update(
                """
                update outbox set status = 'PENDING', next_attempt_at = now() + ? * interval '1 millisecond',
                    last_error = ?, laid_over = laid_over or ? where id = ? and attempts = ? and status = 'SENT'
                """,
                wait.toMillis(),
                why,
                laidOver,
                change.id(),
                change.attempt());
    }

    /** Whatever the answer was, the EHR is there: what had waited for it is due at once. */
    private void lineAnswers() throws SQLException {
        boolean wasFailing = update(
                """
                update ehr_line set failures = 0, failing_since = null, retry_at = null, last_error = null
                where failures > 0
                """);
        if (wasFailing) {
            update(
                    """
                    update outbox set next_attempt_at = now()
                    where status = 'PENDING' and attempts > 0 and next_attempt_at > now()
                    """);
        }
    }

    void lineFailed(String why) throws SQLException {
        int failures;
        try (PreparedStatement fail = connection.prepareStatement(
                """
                update ehr_line set failures = failures + 1, failing_since = coalesce(failing_since, now()), last_error = ?
                returning failures
                """)) {
            fail.setString(1, why);
            try (ResultSet row = fail.executeQuery()) {
                row.next();
                failures = row.getInt(1);
            }
        }
        Duration wait = Backoff.ofLine(failures, ThreadLocalRandom.current().nextDouble());
        if (!wait.isZero()) {
            update("update ehr_line set retry_at = now() + ? * interval '1 millisecond'", wait.toMillis());
        }
    }

    private void settleItem(String status, @Nullable String reason) throws SQLException {
        update(
                """
                update run_item set status = ?, reason = ?, at = now(), attempts = attempts + 1
                where item = ? and status = 'LEFT'
                    and run_id in (select id from run where kind = 'push-to-ehr' and ended_at is null)
                """,
                status,
                reason,
                Long.toString(change.id()));
    }

    private void keep(Map<String, String> versions) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(
                """
                insert into ehr_version (reference, version) values (?, ?)
                on conflict (reference) do update set version = excluded.version, seen_at = now()
                """)) {
            for (Map.Entry<String, String> version : versions.entrySet()) {
                keep.setString(1, version.getKey());
                keep.setString(2, version.getValue());
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }

    private boolean update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() > 0;
        }
    }
}
