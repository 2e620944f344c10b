package org.rebook.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.rebook.appointment.AppointmentChanged;
import org.rebook.schema.Columns;

/** The changes of one transaction as rows of the outbox: as many as there are, in a handful of statements. */
final class OutboxRows {

    private OutboxRows() {}

    /** @param secondsToUndo how long the EHR is not to be told of a change */
    static void write(
            Connection connection, List<AppointmentChanged> changes, ToIntFunction<AppointmentChanged> secondsToUndo)
            throws SQLException {
        Set<String> ids = new LinkedHashSet<>();
        changes.forEach(change -> appointmentsOf(change).forEach(ids::add));
        Map<String, ObjectNode> shown = FhirAppointments.trees(connection, ids);
        HeldSlots slots = HeldSlots.of(connection, shown.values());
        Instant now = Instant.now();
        List<Row> rows = new ArrayList<>();
        for (AppointmentChanged change : changes) {
            rows.add(Row.of(rows.size(), change, secondsToUndo.applyAsInt(change), shown, slots, now));
        }
        insert(connection, rows);
    }

    private static Stream<String> appointmentsOf(AppointmentChanged change) {
        return Stream.of(change.appointment(), change.successor()).filter(Objects::nonNull);
    }

    private record Row(
            int ordinal,
            UUID request,
            AppointmentChanged change,
            int secondsToUndo,
            List<String> touches,
            String payload,
            String expected) {

        static Row of(
                int ordinal,
                AppointmentChanged change,
                int secondsToUndo,
                Map<String, ObjectNode> shown,
                HeldSlots slots,
                Instant now) {
            List<ObjectNode> appointments = appointmentsOf(change)
                    .map(id -> Objects.requireNonNull(shown.get(id), () -> "There is no appointment " + id))
                    .toList();
            UUID request = UUID.randomUUID();
            OutgoingChange outgoing = new OutgoingChange(request, change, appointments, slots.of(appointments), now);
            return new Row(
                    ordinal,
                    request,
                    change,
                    secondsToUndo,
                    outgoing.touches(),
                    outgoing.bundle(),
                    outgoing.expected());
        }
    }

    // The order of the rows is the order in which the EHR is told.
    private static void insert(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("ordinal", Row::ordinal)
                .with("request", Row::request)
                .with("kind", row -> row.change().kind())
                .with("subject", row -> row.change().appointment())
                .with("successor", row -> row.change().successor())
                .with("strike", row -> row.change().strikeId())
                .with("run", row -> row.change().runId())
                .with("touches", row -> Columns.array(row.touches()))
                .with("payload", Row::payload)
                .with("expected", Row::expected)
                .with("seconds", Row::secondsToUndo)
                .run(
                        connection,
                        """
                        with written as (
                            insert into outbox (request_id, kind, subject, successor, patient_id, strike_id, run_id,
                                touches, payload, expected, next_attempt_at)
                            select x.request::uuid, x.kind, x.subject, x.successor, a.patient_id, x.strike::bigint,
                                x.run::bigint, x.touches::text[], x.payload, x.expected::jsonb,
                                now() + make_interval(secs => x.seconds::int)
                            from :rows join appointment a on a.id = x.subject
                            order by x.ordinal::int
                            returning id, touches)
                        insert into outbox_touch (reference, outbox_id)
                        select distinct t.reference, w.id from written w, unnest(w.touches) t (reference)
                        """);
    }
}
