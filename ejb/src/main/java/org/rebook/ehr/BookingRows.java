package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.rebook.clinic.London;
import org.rebook.clinic.WorkingDays;
import org.rebook.ehr.BookingProjection.Link;
import org.rebook.ehr.BookingProjection.Row;
import org.rebook.schema.Columns;

/** Writes appointments, and opens and closes the promises that go with what the EHR says of them. */
final class BookingRows {

    // A hospital's cancellation without a new date is somebody's work within two working days.
    private static final int DAYS_TO_REBOOK = 2;

    private BookingRows() {}

    static void write(Connection connection, List<Row> rows) throws SQLException {
        giveUpSlots(connection, rows);
        upsert(connection, rows);
        openObligations(connection, rows);
        replace(connection, rows);
        closeObligations(connection, rows);
        decideAboutStoodDown(connection, rows);
        link(connection, rows);
    }

    // Before any appointment takes its new slot, so that two patients can change places.
    private static void giveUpSlots(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("id", Row::id)
                .with("slot", Row::slot)
                .run(
                        connection,
                        """
                        update appointment a set slot_id = null from :rows
                        where a.id = x.id and a.slot_id <> x.slot and a.status in ('BOOKED', 'ATTENDED')
                        """);
    }

    private static void upsert(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("id", Row::id)
                .with("patient", Row::patient)
                .with("pathway", Row::pathway)
                .with("slot", Row::slot)
                .with("kind", Row::kind)
                .with("modality", Row::modality)
                .with("status", Row::status)
                .with("specialty", row -> Specialty.codeOf(row.specialty()))
                .with("priority", Row::priority)
                .with("priority_set_on", Row::prioritySetOn)
                .with("starts_at", Row::startsAt)
                .with("ends_at", Row::endsAt)
                .with("minutes", Row::minutes)
                .with("deviation", Row::deviation)
                .with("description", Row::description)
                .with("lcad", Row::lcad)
                .with("do_not_move", Row::doNotMove)
                .with("needs", row -> Columns.array(row.needs()))
                .with("bed_days", Row::bedDays)
                .with("arrangements", row -> Columns.array(row.arrangements()))
                .with("same_clinician", Row::sameClinician)
                .with("postponed", Row::postponed)
                .with("cancellations", Row::hospitalCancellations)
                .with("updated_at", Row::updatedAt)
                .with("cancelled_by", Row::cancelledBy)
                .with("reason", Row::cancellationReason)
                .run(
                        connection,
                        """
                        insert into appointment (id, patient_id, pathway_id, session_id, slot_id, kind, modality, status,
                            specialty, priority, priority_set_on, starts_at, ends_at, mean_minutes, sd_minutes,
                            procedure_name, lcad, do_not_move, needs, bed_days, arrangements, same_clinician, postponed,
                            hospital_cancellations, cancelled_at, cancelled_by, cancellation_reason, obligation_id)
                        select x.id, x.patient, p.id, t.session_id, t.id, k.kind, coalesce(x.modality, t.modality, 'IN_PERSON'),
                            x.status, coalesce(x.specialty, s.specialty), x.priority, x.priority_set_on::date,
                            x.starts_at::timestamptz, x.ends_at::timestamptz,
                            case when k.kind = 'OPERATION' then coalesce(x.minutes::int, greatest(1,
                                extract(epoch from x.ends_at::timestamptz - x.starts_at::timestamptz)::int / 60)) end,
                            x.deviation::int, coalesce(p.procedure_name, case when k.kind = 'OPERATION' then x.description end),
                            x.lcad::date, x.do_not_move::boolean, x.needs::text[], x.bed_days::int, x.arrangements::text[],
                            x.same_clinician::boolean, x.postponed::int, x.cancellations::int,
                            case when x.status = 'CANCELLED' then coalesce(a.cancelled_at, x.updated_at::timestamptz, now()) end,
                            x.cancelled_by, x.reason,
                            case when x.cancelled_by = 'HOSPITAL' and a.cancelled_by is distinct from 'HOSPITAL' then
                                coalesce((select o.id from obligation o where o.appointment_id = x.id and o.status = 'OPEN'),
                                    nextval(pg_get_serial_sequence('obligation', 'id')))
                                else a.obligation_id end
                        from :rows
                        left join appointment a on a.id = x.id
                        left join pathway p on p.id = x.pathway
                        left join slot t on t.id = x.slot
                        left join session s on s.id = t.session_id
                        cross join lateral (select coalesce(x.kind,
                            case when s.kind = 'THEATRE' then 'OPERATION' else 'NEW' end) as kind) k
                        on conflict (id) do update set patient_id = excluded.patient_id, pathway_id = excluded.pathway_id,
                            session_id = excluded.session_id, slot_id = excluded.slot_id, kind = excluded.kind,
                            modality = excluded.modality, status = excluded.status, specialty = excluded.specialty,
                            priority = excluded.priority, priority_set_on = excluded.priority_set_on,
                            starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                            mean_minutes = excluded.mean_minutes, sd_minutes = excluded.sd_minutes,
                            procedure_name = excluded.procedure_name, lcad = excluded.lcad,
                            do_not_move = excluded.do_not_move, needs = excluded.needs,
                            bed_days = excluded.bed_days,
                            arrangements = excluded.arrangements, same_clinician = excluded.same_clinician,
                            postponed = greatest(appointment.postponed, excluded.postponed),
                            hospital_cancellations =
                                greatest(appointment.hospital_cancellations, excluded.hospital_cancellations),
                            cancelled_at = excluded.cancelled_at, cancelled_by = excluded.cancelled_by,
                            cancellation_reason = excluded.cancellation_reason, obligation_id = excluded.obligation_id,
                            version = appointment.version + 1
                        """);
    }

    private static void openObligations(Connection connection, List<Row> rows) throws SQLException {
        LocalDate due = WorkingDays.after(London.dayOf(Clock.systemUTC().instant()), DAYS_TO_REBOOK);
        List<Row> cancelled = rows.stream()
                .filter(row -> "HOSPITAL".equals(row.cancelledBy()))
                .toList();
        new Columns<>(cancelled)
                .with("id", Row::id)
                .with("due", row -> due)
                .with(
                        "reason",
                        row -> "The hospital cancelled this appointment in the EHR"
                                + (row.cancellationReason() == null ? "." : ": " + row.cancellationReason()))
                .run(
                        connection,
                        """
                        insert into obligation (id, appointment_id, patient_id, kind, owner, due_on, reason, opened_by)
                            overriding system value
                        select a.obligation_id, a.id, a.patient_id, 'REBOOK', 'booking-office', x.due::date, x.reason, 'intake'
                        from :rows join appointment a on a.id = x.id
                        where a.obligation_id is not null
                            and not exists (select 1 from obligation o where o.id = a.obligation_id)
                        """);
    }

    private static void replace(Connection connection, List<Row> rows) throws SQLException {
        List<Row> replacing =
                rows.stream().filter(row -> row.replaces() != null).toList();
        Columns<Row> columns = new Columns<>(replacing).with("id", Row::id).with("replaces", Row::replaces);
        columns.run(
                connection,
                """
                update appointment a set replaces_id = old.id from :rows join appointment old on old.id = x.replaces
                where a.id = x.id and a.replaces_id is distinct from old.id
                """);
        columns.run(
                connection,
                """
                update appointment old set replaced_by_id = a.id from :rows join appointment a on a.id = x.id
                where old.id = x.replaces and old.replaced_by_id is null and old.status = 'CANCELLED'
                    and a.status in ('BOOKED', 'ATTENDED')
                """);
        columns.run(
                connection,
                """
                update obligation o set status = 'CLOSED', closed_at = now(), closed_by = 'intake',
                    closed_reason = 'Booked again in the EHR', new_appointment_id = a.id, version = o.version + 1
                from :rows join appointment a on a.id = x.id
                where o.appointment_id = x.replaces and o.status = 'OPEN' and a.status in ('BOOKED', 'ATTENDED')
                """);
    }

    // Nothing is owed to a patient who came, did not come, or called the appointment off themselves.
    private static void closeObligations(Connection connection, List<Row> rows) throws SQLException {
        List<Row> settled = rows.stream()
                .filter(row -> !row.status().equals("BOOKED") && !"HOSPITAL".equals(row.cancelledBy()))
                .toList();
        new Columns<>(settled)
                .with("id", Row::id)
                .with(
                        "reason",
                        row -> row.status().equals("CANCELLED")
                                ? "The patient cancelled in the EHR"
                                : "The EHR says: " + Names.code(row.status()).replace('-', ' '))
                .run(
                        connection,
                        """
                        update obligation o set status = 'CLOSED', closed_at = now(), closed_by = 'intake',
                            closed_reason = x.reason, version = o.version + 1
                        from :rows where o.appointment_id = x.id and o.status = 'OPEN'
                        """);
    }

    // Whom the EHR books into a session that is stood down would come to nobody, so a person must decide.
    private static void decideAboutStoodDown(Connection connection, List<Row> rows) throws SQLException {
        LocalDate due = WorkingDays.after(London.dayOf(Clock.systemUTC().instant()), 1);
        List<Row> booked =
                rows.stream().filter(row -> row.status().equals("BOOKED")).toList();
        new Columns<>(booked)
                .with("id", Row::id)
                .with("due", row -> due)
                .run(
                        connection,
                        """
                        insert into obligation (appointment_id, patient_id, kind, owner, due_on, reason, opened_by)
                        select a.id, a.patient_id, 'DECIDE', 'booking-office', x.due::date,
                            'The EHR booked the patient into a session that is stood down', 'intake'
                        from :rows join appointment a on a.id = x.id join session s on s.id = a.session_id
                        where a.status = 'BOOKED' and s.status = 'STOOD_DOWN'
                        on conflict (appointment_id) where status = 'OPEN' do nothing
                        """);
    }

    private static void link(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("id", Row::id)
                .run(connection, "delete from appointment_link l using :rows where l.appointment_id = x.id");
        new Columns<>(rows.stream().flatMap(row -> row.links().stream()).toList())
                .with("appointment", Link::appointment)
                .with("other", Link::other)
                .with("type", Link::type)
                .with("min_days", Link::minDays)
                .with("max_days", Link::maxDays)
                .run(
                        connection,
                        """
                        insert into appointment_link (appointment_id, other_id, type, min_days, max_days)
                        select x.appointment, o.id, x.type, x.min_days::int, x.max_days::int
                        from :rows join appointment o on o.id = x.other
                        on conflict do nothing
                        """);
    }
}
