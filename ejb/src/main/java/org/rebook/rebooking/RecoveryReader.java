package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what has become of those whom a plan displaces, and which places are free for those without a date. */
@ApplicationScoped
class RecoveryReader {

    // From each lost appointment to the booking that stands for it now: moved again, or found by a clerk.
    private static final String DISPLACED =
            """
            with recursive displaced as (
                select l.appointment_id, a.specialty, a.kind = 'OPERATION' as operation,
                    cast(l.starts_at at time zone 'Europe/London' as date) as planned,
                    coalesce(a.mean_minutes, 0) as minutes
                from placement l join appointment a on a.id = l.appointment_id
                where l.plan_id = :plan and l.decision in ('MOVE', 'UNPLACED', 'PROTECTED')
            ), chain as (
                select appointment_id as lost, appointment_id as id, 0 as step from displaced
                union
                select c.lost, coalesce(a.replaced_by_id, o.new_appointment_id), c.step + 1
                from chain c join appointment a on a.id = c.id
                left join obligation o on o.appointment_id = a.id and o.new_appointment_id is not null
                where coalesce(a.replaced_by_id, o.new_appointment_id) is not null and c.step < 100
            ), latest as (
                select distinct on (lost) lost, id from chain order by lost, step desc, id
            )
            select d.specialty, d.operation, d.planned, d.minutes, b.status,
                cast(b.starts_at at time zone 'Europe/London' as date) as booked,
                cast(coalesce((select max(o.closed_at) from obligation o where o.appointment_id in (d.appointment_id, b.id)),
                    b.cancelled_at) at time zone 'Europe/London' as date) as ended,
                b.id = d.appointment_id as unmoved,
                exists (select from obligation o where o.appointment_id in (d.appointment_id, b.id) and o.status = 'OPEN') as owed
            from displaced d join latest t on t.lost = d.appointment_id join appointment b on b.id = t.id
            """;

    // What the plan gives, spread out: PostgreSQL would look for every free slot in all placements.
    private static final String FREE_SLOTS =
            """
            select s.specialty, cast(f.starts_at at time zone 'Europe/London' as date) as day, count(*) as places
            from slot f join session s on s.id = f.session_id
            where f.status = 'FREE' and not f.reserved and f.type <> 'LIST' and s.status = 'OPEN'
                and f.starts_at >= :from and f.starts_at < :until and f.id <> all(:kept)
                and not exists (
                    select from placement l cross join unnest(array[l.slot_id, l.gives_way_slot_id]) given
                    where :planned and l.plan_id = :plan and given = f.id)
            group by 1, 2
            """;

    private static final String FREE_LISTS =
            """
            select s.specialty, cast(s.starts_at at time zone 'Europe/London' as date) as day,
                cast(extract(epoch from s.ends_at - s.starts_at) / 60 as int)
                    - coalesce((select sum(a.mean_minutes + s.turnaround_minutes) from appointment a
                        where a.session_id = s.id and a.status = 'BOOKED' and a.kind = 'OPERATION'), 0)
                    - case when :planned then coalesce((select sum(a.mean_minutes + s.turnaround_minutes) from placement l
                        join appointment a on a.id = l.appointment_id
                        where l.plan_id = :plan and l.session_id = s.id and l.decision = 'MOVE'), 0) else 0 end as minutes
            from session s
            where s.kind = 'THEATRE' and s.status = 'OPEN' and s.starts_at >= :from and s.starts_at < :until
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** Those displaced by the plan's dates and by the bookings of now, and the places that are free. */
    record Read(
            List<RecoveryCurve.Awaited> planned,
            List<RecoveryCurve.Awaited> actual,
            Map<RecoveryCurve.Pool, NavigableMap<LocalDate, Integer>> free) {}

    /**
     * @param planned whether what the plan gives away is still free, and does not count
     * @param kept the slots that are kept for urgent referrals, and do not count either
     */
    @SuppressWarnings("unchecked")
    Read read(long plan, Instant from, Instant until, boolean planned, Set<String> kept) {
        List<Tuple> rows = entities.createNativeQuery(DISPLACED, Tuple.class)
                .setParameter("plan", plan)
                .getResultList();
        List<RecoveryCurve.Awaited> byPlan = new ArrayList<>();
        List<RecoveryCurve.Awaited> byBooking = new ArrayList<>();
        Map<RecoveryCurve.Pool, List<Integer>> minutes = new HashMap<>();
        for (Tuple row : rows) {
            RecoveryCurve.Pool pool =
                    RecoveryCurve.Pool.of(row.get("specialty", String.class), row.get("operation", Boolean.class));
            byPlan.add(new RecoveryCurve.Awaited(pool, day(row, "planned")));
            LocalDate seen = seenOn(row);
            byBooking.add(new RecoveryCurve.Awaited(pool, seen));
            if (pool.operations() && (planned ? day(row, "planned") : seen) == null) {
                minutes.computeIfAbsent(pool, any -> new ArrayList<>())
                        .add(row.get("minutes", Number.class).intValue() + TheatrePool.USUAL_TURNAROUND);
            }
        }
        Map<RecoveryCurve.Pool, NavigableMap<LocalDate, Integer>> free = new HashMap<>();
        ofPlan(FREE_SLOTS, plan, from, until, planned)
                .setParameter("kept", kept.toArray(String[]::new))
                .getResultList()
                .forEach(row ->
                        add(free, row, false, row.get("places", Number.class).intValue()));
        ofPlan(FREE_LISTS, plan, from, until, planned).getResultList().forEach(row -> {
            List<Integer> waiting = minutes.get(RecoveryCurve.Pool.of(row.get("specialty", String.class), true));
            if (waiting != null) {
                int each = (int) Math.ceil(
                        waiting.stream().mapToInt(Integer::intValue).average().orElseThrow());
                add(free, row, true, row.get("minutes", Number.class).intValue() / each);
            }
        });
        return new Read(byPlan, byBooking, free);
    }

    // A person who is owed a date has none, unless a later booking than the lost one stands.
    private static @Nullable LocalDate seenOn(Tuple row) {
        boolean owed = row.get("owed", Boolean.class);
        boolean unmoved = row.get("unmoved", Boolean.class);
        return switch (row.get("status", String.class)) {
            case "BOOKED" -> owed && unmoved ? null : day(row, "booked");
            case "ATTENDED", "DID_NOT_ATTEND" -> owed ? null : day(row, "booked");
            default -> owed ? null : day(row, "ended");
        };
    }

    @SuppressWarnings("unchecked")
    private TypedQuery<Tuple> ofPlan(String sql, long plan, Instant from, Instant until, boolean planned) {
        return ((TypedQuery<Tuple>) entities.createNativeQuery(sql, Tuple.class))
                .setParameter("plan", plan)
                .setParameter("from", from)
                .setParameter("until", until)
                .setParameter("planned", planned);
    }

    private static void add(
            Map<RecoveryCurve.Pool, NavigableMap<LocalDate, Integer>> free, Tuple row, boolean lists, int places) {
        if (places > 0) {
            free.computeIfAbsent(
                            RecoveryCurve.Pool.of(row.get("specialty", String.class), lists), any -> new TreeMap<>())
                    .merge(day(row, "day"), places, Integer::sum);
        }
    }

    private static @Nullable LocalDate day(Tuple row, String column) {
        java.sql.Date day = row.get(column, java.sql.Date.class);
        return day == null ? null : day.toLocalDate();
    }

    /** Open obligations that the strike left, by specialty. */
    @SuppressWarnings("unchecked")
    Map<String, Integer> openObligations(long strike) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select coalesce(a.specialty, 'none') as specialty, count(*) as open
                from obligation o join appointment a on a.id = o.appointment_id
                where o.strike_id = :strike and o.status = 'OPEN' group by 1
                """,
                        Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> row.get("specialty", String.class), row -> row.get(
                        "open", Number.class)
                .intValue()));
    }

    @SuppressWarnings("unchecked")
    Map<String, String> specialtyNames() {
        List<Tuple> rows = entities.createNativeQuery("select code, name from specialty", Tuple.class)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, String.class)));
    }
}
