package org.rebook.strike;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.Priority;
import org.rebook.policy.RuleSet;

/** Reads the sessions on a strike's days and around them, with their staffing and what is booked into them. */
@ApplicationScoped
class SessionsAtStake {

    private static final String REVIEWED =
            """
            s.site_id in (select site_id from strike_site where strike_id = :strike)
                and s.starts_at < :until and s.ends_at > :from and s.status <> 'STOOD_DOWN'
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @SuppressWarnings("unchecked")
    List<SessionAtStake> of(StrikeView strike, RuleSet rules) {
        AffectedWindow window = AffectedWindow.of(strike, rules);
        Map<String, List<StaffNeed>> needs = needsByClinic();
        Map<String, List<Booked>> booked = bookedBySession(strike, window);
        List<StaffNeed> usual = StaffingRules.usual(rules);
        List<Tuple> rows = within(
                        """
                select s.id, c.name, s.kind, s.specialty, s.site_id, s.clinician_id, d.name as clinician, s.starts_at,
                    s.ends_at, c.protected, s.turnaround_minutes, s.clinic_id
                from session s
                join clinic c on c.id = s.clinic_id
                left join clinician d on d.id = s.clinician_id
                where %s
                order by s.id
                """,
                        strike, window)
                .getResultList();
        return rows.stream()
                .map(row -> new SessionAtStake(
                        row.get("id", String.class),
                        row.get("name", String.class),
                        SessionAtStake.Kind.valueOf(row.get("kind", String.class)),
                        row.get("specialty", String.class),
                        row.get("site_id", String.class),
                        row.get("clinician_id", String.class),
                        row.get("clinician", String.class),
                        row.get("starts_at", Instant.class),
                        row.get("ends_at", Instant.class),
                        row.get("protected", Boolean.class),
                        row.get("turnaround_minutes", Number.class).intValue(),
                        booked.getOrDefault(row.get("id", String.class), List.of()),
                        needs.getOrDefault(row.get("clinic_id", String.class), usual)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, List<Booked>> bookedBySession(StrikeView strike, AffectedWindow window) {
        List<Tuple> rows = within(
                        """
                select a.session_id, a.priority, a.do_not_move, a.hospital_cancellations, a.lcad,
                    coalesce(w.kind = 'CANCER' or w.referral_priority = 'URGENT_SUSPECTED_CANCER', false) as cancer,
                    case when w.clock_stopped_on is null then w.clock_started_on end as clock,
                    coalesce(a.mean_minutes, cast(extract(epoch from a.ends_at - a.starts_at) / 60 as int)) as minutes,
                    c.convertible and not p.interpreter and a.kind = 'FOLLOW_UP' and a.modality = 'IN_PERSON' as remote
                from appointment a
                join session s on s.id = a.session_id
                join clinic c on c.id = s.clinic_id
                join patient p on p.id = a.patient_id
                left join pathway w on w.id = a.pathway_id
                where a.status = 'BOOKED' and %s
                order by a.id
                """,
                        strike, window)
                .getResultList();
        Map<String, List<Booked>> booked = new HashMap<>();
        rows.forEach(row -> booked.computeIfAbsent(row.get("session_id", String.class), any -> new ArrayList<>())
                .add(new Booked(
                        Priority.valueOf(row.get("priority", String.class)),
                        row.get("cancer", Boolean.class),
                        row.get("do_not_move", Boolean.class),
                        row.get("hospital_cancellations", Number.class).intValue(),
                        day(row, "lcad"),
                        day(row, "clock"),
                        row.get("minutes", Number.class).intValue(),
                        row.get("remote", Boolean.class))));
        return booked;
    }

    private Query within(String query, StrikeView strike, AffectedWindow window) {
        return entities.createNativeQuery(query.formatted(REVIEWED), Tuple.class)
                .setParameter("strike", strike.id())
                .setParameter("from", window.from())
                .setParameter("until", window.until());
    }

    @SuppressWarnings("unchecked")
    private Map<String, List<StaffNeed>> needsByClinic() {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select clinic_id, role, staff_group, grade, needed, minimum,
                    array_to_string(cover_grades, ',') as cover, capacity_share from clinic_staffing order by clinic_id, capacity_share desc, role
                """,
                        Tuple.class)
                .getResultList();
        Map<String, List<StaffNeed>> needs = new HashMap<>();
        for (Tuple row : rows) {
            String cover = row.get("cover", String.class);
            needs.computeIfAbsent(row.get("clinic_id", String.class), clinic -> new ArrayList<>())
                    .add(new StaffNeed(
                            row.get("role", String.class),
                            new StaffGrade(row.get("staff_group", String.class), row.get("grade", String.class)),
                            row.get("needed", Number.class).intValue(),
                            row.get("minimum", Number.class).intValue(),
                            cover.isEmpty() ? Set.of() : Set.of(cover.split(",")),
                            row.get("capacity_share", Number.class).doubleValue()));
        }
        return needs;
    }

    private static @Nullable LocalDate day(Tuple row, String column) {
        Object value = row.get(column);
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
