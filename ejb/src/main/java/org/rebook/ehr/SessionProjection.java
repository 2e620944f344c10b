package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;

/** A Schedule of at most a day is a session; one that is longer is remembered, and its slots make the sessions. */
final class SessionProjection implements Projection<SessionProjection.Row> {

    private static final Duration LONGEST_SESSION = Duration.ofHours(24);

    record Row(
            String id,
            String clinic,
            @Nullable String clinician,
            @Nullable String role,
            @Nullable String site,
            @Nullable Specialty specialty,
            boolean active,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {

        boolean isSession() {
            return startsAt != null
                    && endsAt != null
                    && Duration.between(startsAt, endsAt).compareTo(LONGEST_SESSION) <= 0;
        }
    }

    @Override
    public String type() {
        return "Schedule";
    }

    @Override
    public Row row(Resource resource) {
        Schedule sent = (Schedule) resource;
        String clinic = actor(sent, "HealthcareService");
        Instant start = Elements.from(sent.getPlanningHorizon().getStartElement());
        Instant end = Elements.until(sent.getPlanningHorizon().getEndElement());
        if (start != null && end != null && !start.isBefore(end)) {
            throw Elements.refused(
                    "Schedule.planningHorizon",
                    "starts at %s and must end after that, not at %s".formatted(start, end));
        }
        if (clinic == null) {
            throw Elements.missing("Schedule.actor", "names no HealthcareService");
        }
        return new Row(
                sent.getIdPart(),
                clinic,
                actor(sent, "Practitioner"),
                actor(sent, "PractitionerRole"),
                actor(sent, "Location"),
                Elements.specialty(sent.getSpecialty()),
                !sent.hasActive() || sent.getActive(),
                start,
                end);
    }

    private static @Nullable String actor(Schedule sent, String type) {
        for (Reference actor : sent.getActor()) {
            boolean isOfType = actor.hasReference() && actor.getReference().contains(type + "/");
            if (isOfType && Elements.id(actor, type) != null) {
                return Elements.id(actor, type);
            }
        }
        return null;
    }

    @Override
    public List<Need> needs(Row row) {
        List<Need> needs = new ArrayList<>();
        needs.add(Need.vital(Known.HEALTHCARE_SERVICE, row.clinic(), "Schedule.actor"));
        if (row.clinician() != null) {
            needs.add(Need.wanted(Known.PRACTITIONER, row.clinician(), "Schedule.actor"));
        }
        if (row.role() != null && row.clinician() == null) {
            needs.add(Need.wanted(Known.PRACTITIONER_ROLE, row.role(), "Schedule.actor"));
        }
        if (row.site() != null) {
            needs.add(Need.wanted(Known.LOCATION, row.site(), "Schedule.actor"));
        }
        return needs;
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        Specialty.add(connection, rows.stream().map(Row::specialty).toList());
        columns(rows.stream().filter(Row::isSession).toList())
                .run(
                        connection,
                        """
                        insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id,
                            starts_at, ends_at, status)
                        select x.id, x.id, c.id, c.kind, coalesce(x.specialty, c.specialty), coalesce(p.id, c.site_id),
                            coalesce(d.id, r.clinician_id), x.starts_at::timestamptz, x.ends_at::timestamptz,
                            case when x.active::boolean then 'OPEN' else 'BOOKING_STOPPED' end
                        from :rows
                        join clinic c on c.id = x.clinic
                        left join clinician d on d.id = x.clinician
                        left join clinician_role r on r.id = x.role
                        left join site p on p.id = x.site
                        on conflict (id) do update set clinic_id = excluded.clinic_id, kind = excluded.kind,
                            specialty = excluded.specialty, site_id = excluded.site_id,
                            clinician_id = excluded.clinician_id, starts_at = excluded.starts_at,
                            ends_at = excluded.ends_at, version = session.version + 1
                        where (session.clinic_id, session.kind, session.specialty, session.site_id,
                                session.clinician_id, session.starts_at, session.ends_at)
                            is distinct from (excluded.clinic_id, excluded.kind, excluded.specialty, excluded.site_id,
                                excluded.clinician_id, excluded.starts_at, excluded.ends_at)
                        """);
        columns(rows.stream().filter(row -> !row.isSession()).toList())
                .run(
                        connection,
                        """
                        insert into open_schedule (id, clinic_id, clinician_id, site_id, specialty)
                        select x.id, x.clinic, coalesce(d.id, r.clinician_id), p.id, x.specialty
                        from :rows
                        left join clinician d on d.id = x.clinician
                        left join clinician_role r on r.id = x.role
                        left join site p on p.id = x.site
                        on conflict (id) do update set clinic_id = excluded.clinic_id, site_id = excluded.site_id,
                            clinician_id = excluded.clinician_id, specialty = excluded.specialty
                        """);
    }

    private static Columns<Row> columns(List<Row> rows) {
        return new Columns<>(rows)
                .with("id", Row::id)
                .with("clinic", Row::clinic)
                .with("clinician", Row::clinician)
                .with("role", Row::role)
                .with("site", Row::site)
                .with("specialty", row -> Specialty.codeOf(row.specialty()))
                .with("active", Row::active)
                .with("starts_at", Row::startsAt)
                .with("ends_at", Row::endsAt);
    }
}
