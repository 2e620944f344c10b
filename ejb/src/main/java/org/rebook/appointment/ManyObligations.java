package org.rebook.appointment;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rebook.schema.Columns;

/** Opens and closes many obligations at once, each as {@link Obligations} would. */
public final class ManyObligations {

    private ManyObligations() {}

    /** An obligation to open, of a kind that {@link Obligations} knows. */
    public record ToOpen(String appointment, String patient, String kind, String owner, LocalDate dueOn, Cause cause) {}

    /** Opens them; for an appointment that has one already, that one stands. Answers with the ids by appointment. */
    public static Map<String, Long> open(Connection connection, List<ToOpen> obligations) throws SQLException {
        record Opened(String appointment, long id) {}
        return new Columns<>(obligations)
                        .with("appointment", ToOpen::appointment)
                        .with("patient", ToOpen::patient)
                        .with("strike", each -> each.cause().strikeId())
                        .with("kind", ToOpen::kind)
                        .with("owner", ToOpen::owner)
                        .with("due", ToOpen::dueOn)
                        .with("reason", each -> each.cause().inWords())
                        .with("who", each -> each.cause().who())
                        .ask(
                                connection,
                                """
                        insert into obligation (appointment_id, patient_id, strike_id, kind, owner, due_on, reason, opened_by)
                        select x.appointment, x.patient, x.strike::bigint, x.kind, x.owner, x.due::date, x.reason, x.who
                        from :rows
                        on conflict (appointment_id) where status = 'OPEN' do update set version = obligation.version + 1
                        returning appointment_id, id
                        """,
                                row -> new Opened(row.getString(1), row.getLong(2)))
                        .stream()
                        .collect(Collectors.toMap(Opened::appointment, Opened::id));
    }

    /** Closes those that are open for the appointments that have moved. */
    static void closeMoved(Connection connection, List<Moved> moves) throws SQLException {
        new Columns<>(moves)
                .with("appointment", Moved::appointment)
                .with("successor", Moved::successor)
                .with("who", each -> each.cause().who())
                .run(
                        connection,
                        """
                        update obligation o set status = 'CLOSED', closed_at = now(), closed_by = x.who,
                            closed_reason = 'Rebooked', new_appointment_id = x.successor, version = o.version + 1
                        from :rows where o.appointment_id = x.appointment and o.status = 'OPEN'
                        """);
    }

    /** An appointment that has been booked anew. */
    record Moved(String appointment, String successor, Cause cause) {}
}
