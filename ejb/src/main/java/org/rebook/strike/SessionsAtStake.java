package org.rebook.strike;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the sessions on a strike's days, with their staffing and what is booked into them. */
@ApplicationScoped
class SessionsAtStake {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @SuppressWarnings("unchecked")
    List<SessionAtStake> of(long strike) {
        Map<String, List<StaffNeed>> needs = needsByClinic();
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select s.id, s.kind, s.specialty, s.site_id, s.starts_at, s.ends_at, s.clinic_id,
                    count(a.id) as booked,
                    coalesce(sum(a.mean_minutes + s.turnaround_minutes) - max(s.turnaround_minutes), 0) as minutes,
                    coalesce(sum(case when a.priority in ('P1A', 'P1B', 'P2', 'D1', 'URGENT_SUSPECTED_CANCER') then 100
                        when c.protected then 50 when a.priority in ('URGENT', 'P3', 'D2') then 10
                        when a.id is null then 0 else 1 end), 0) as harm
                from session s
                join clinic c on c.id = s.clinic_id
                left join appointment a on a.session_id = s.id and a.status = 'BOOKED'
                where s.site_id in (select site_id from strike_site where strike_id = :strike)
                    and exists (select 1 from strike_window w where w.strike_id = :strike
                        and s.starts_at < w.ends_at and s.ends_at > w.starts_at)
                    and s.status <> 'STOOD_DOWN'
                group by s.id, c.id
                order by s.id
                """,
                        Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        return rows.stream()
                .map(row -> new SessionAtStake(
                        row.get("id", String.class),
                        row.get("kind", String.class).equals("THEATRE"),
                        row.get("specialty", String.class),
                        row.get("site_id", String.class),
                        row.get("starts_at", Instant.class),
                        row.get("ends_at", Instant.class),
                        row.get("booked", Number.class).intValue(),
                        row.get("minutes", Number.class).intValue(),
                        row.get("harm", Number.class).intValue(),
                        needs.getOrDefault(row.get("clinic_id", String.class), USUAL)))
                .toList();
    }

    // A clinic whose feed names no staffing is taken to need one consultant, helped by a resident doctor (R-IMP-06).
    private static final List<StaffNeed> USUAL = List.of(
            new StaffNeed("consultant", StaffGrade.CONSULTANT, 1, 1, Set.of(), 0.6),
            new StaffNeed("resident doctor", StaffGrade.RESIDENT_DOCTOR, 1, 0, Set.of(), 0.4));

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
}
