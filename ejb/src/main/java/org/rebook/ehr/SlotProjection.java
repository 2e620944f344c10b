package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Slot;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;

/** A Slot is a time that can be booked in a session; what Rebook has booked, held or stood down in it stays. */
final class SlotProjection implements Projection<SlotProjection.Row> {

    record Row(
            String id,
            String schedule,
            String status,
            Instant startsAt,
            Instant endsAt,
            String type,
            @Nullable String modality,
            boolean reserved) {}

    @Override
    public String type() {
        return "Slot";
    }

    @Override
    public Row row(Resource resource) {
        Slot sent = (Slot) resource;
        Instant start = Elements.instant(sent.getStart());
        Instant end = Elements.instant(sent.getEnd());
        if (start == null || end == null) {
            throw Elements.refused(start == null ? "Slot.start" : "Slot.end", "is missing");
        }
        if (!start.isBefore(end)) {
            throw Elements.refused("Slot.end", "%s is not after the start, %s".formatted(end, start));
        }
        if (!sent.hasStatus()) {
            throw Elements.refused("Slot.status", "is missing");
        }
        String schedule = Elements.id(sent.getSchedule(), "Schedule");
        if (schedule == null) {
            throw Elements.missing("Slot.schedule", "names no Schedule");
        }
        return new Row(
                sent.getIdPart(),
                schedule,
                status(sent.getStatus()),
                start,
                end,
                type(sent),
                Elements.modality(sent),
                Elements.ourTruth(sent, "reserved-for-urgent"));
    }

    private static String status(Slot.SlotStatus status) {
        return switch (status) {
            case FREE -> "FREE";
            case BUSY, BUSYTENTATIVE -> "BUSY";
            default -> "WITHDRAWN";
        };
    }

    private static String type(Slot sent) {
        String kind = Elements.coding(sent.getServiceType(), Names.APPOINTMENT_KIND)
                .map(coding -> AppointmentKinds.of(coding.getCode(), "Slot.serviceType"))
                .orElse(null);
        if (kind != null) {
            return kind.equals("OPERATION") ? "LIST" : kind;
        }
        return Elements.coding(List.of(sent.getAppointmentType()), Names.APPOINTMENT_TYPE)
                .filter(coding -> coding.getCode().equals("FOLLOWUP"))
                .map(coding -> "FOLLOW_UP")
                .orElse("ANY");
    }

    @Override
    public List<Need> needs(Row row) {
        return List.of(Need.vital(Known.SCHEDULE, row.schedule(), "Slot.schedule"));
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        Columns<Row> columns = new Columns<>(rows)
                .with("id", Row::id)
                .with("schedule", Row::schedule)
                .with("status", Row::status)
                .with("starts_at", Row::startsAt)
                .with("ends_at", Row::endsAt)
                .with("type", Row::type)
                .with("modality", Row::modality)
                .with("reserved", Row::reserved);
        // Sessions of a schedule that is longer than a day: one for each half day in London.
        columns.run(
                connection,
                """
                insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id, starts_at, ends_at)
                select o.id || '.' || to_char(x.starts_at::timestamptz at time zone 'Europe/London', 'YYYYMMDD')
                        || case when extract(hour from x.starts_at::timestamptz at time zone 'Europe/London') < 13
                            then 'am' else 'pm' end as half_day,
                    o.id, c.id, c.kind, coalesce(o.specialty, c.specialty), coalesce(o.site_id, c.site_id), o.clinician_id,
                    min(x.starts_at::timestamptz), max(x.ends_at::timestamptz)
                from :rows join open_schedule o on o.id = x.schedule join clinic c on c.id = o.clinic_id
                group by half_day, o.id, c.id
                on conflict (id) do update set starts_at = least(session.starts_at, excluded.starts_at),
                    ends_at = greatest(session.ends_at, excluded.ends_at)
                where session.starts_at > excluded.starts_at or session.ends_at < excluded.ends_at
                """);
        columns.run(
                connection,
                """
                insert into slot (id, session_id, starts_at, ends_at, type, modality, status, reserved)
                select x.id, s.id, x.starts_at::timestamptz, x.ends_at::timestamptz,
                    case when s.kind = 'THEATRE' then 'LIST' else x.type end,
                    coalesce(x.modality, c.modality),
                    case when s.status = 'STOOD_DOWN' and x.status = 'FREE' then 'WITHDRAWN' else x.status end,
                    x.reserved::boolean
                from :rows
                left join open_schedule o on o.id = x.schedule
                join session s on s.id = case when o.id is null then x.schedule else
                    o.id || '.' || to_char(x.starts_at::timestamptz at time zone 'Europe/London', 'YYYYMMDD')
                        || case when extract(hour from x.starts_at::timestamptz at time zone 'Europe/London') < 13
                            then 'am' else 'pm' end end
                join clinic c on c.id = s.clinic_id
                on conflict (id) do update set session_id = excluded.session_id, starts_at = excluded.starts_at,
                    ends_at = excluded.ends_at, type = excluded.type, modality = excluded.modality,
                    reserved = excluded.reserved,
                    status = case
                        when slot.status = 'HELD' and excluded.status = 'FREE' then 'HELD'
                        when exists (select 1 from appointment a where a.slot_id = slot.id and a.kind <> 'OPERATION'
                            and a.status in ('BOOKED', 'ATTENDED')) then 'BUSY'
                        else excluded.status end,
                    held_by = case when slot.status = 'HELD' and excluded.status = 'FREE' then slot.held_by end,
                    held_until = case when slot.status = 'HELD' and excluded.status = 'FREE' then slot.held_until end,
                    version = slot.version + 1
                """);
    }
}
