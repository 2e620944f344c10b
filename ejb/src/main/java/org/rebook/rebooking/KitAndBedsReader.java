package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what there is of kit and beds, and what the operations that are booked take of it. */
@ApplicationScoped
class KitAndBedsReader {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** @param without appointments that are to be placed anew, and so take nothing */
    KitAndBeds read(Instant from, Instant until, Set<String> without) {
        KitAndBeds all = new KitAndBeds(kit(), wards(), Map.of());
        return all.kit().isEmpty() && all.wards().isEmpty()
                ? KitAndBeds.NONE
                : new KitAndBeds(all.kit(), all.wards(), taken(all, from, until, without));
    }

    @SuppressWarnings("unchecked")
    private List<KitAndBeds.Kit> kit() {
        List<Tuple> rows = entities.createNativeQuery(
                        "select site_id, code, sum(uses_per_day) from kit group by site_id, code order by site_id, code",
                        Tuple.class)
                .getResultList();
        return rows.stream()
                .map(row -> new KitAndBeds.Kit(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Number.class).intValue()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<KitAndBeds.Ward> wards() {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select id, name, site_id, array_to_string(specialties, chr(31)) as specialties,
                    array_to_string(beds, ' ') as beds from ward order by id
                """,
                        Tuple.class)
                .getResultList();
        return rows.stream()
                .map(row -> new KitAndBeds.Ward(
                        row.get("id", String.class),
                        row.get("name", String.class),
                        row.get("site_id", String.class),
                        DisplacedRows.set(row, "specialties"),
                        Arrays.stream(row.get("beds", String.class).split(" "))
                                .map(Integer::valueOf)
                                .toList()))
                .toList();
    }

    // Whoever was operated on before may still be on the ward.
    @SuppressWarnings("unchecked")
    private Map<String, Integer> taken(KitAndBeds all, Instant from, Instant until, Set<String> without) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select a.id, s.site_id, a.specialty, cast(a.starts_at at time zone 'Europe/London' as date) as day,
                    array_to_string(a.needs, chr(31)) as needs, a.bed_days
                from appointment a join session s on s.id = a.session_id
                where a.status = 'BOOKED' and a.kind = 'OPERATION' and (a.bed_days > 0 or a.needs <> '{}')
                    and a.starts_at >= cast(:from as timestamptz) - interval '61 days'
                    and a.starts_at < cast(:until as timestamptz) + interval '61 days'
                """,
                        Tuple.class)
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultList();
        Map<String, Integer> taken = new HashMap<>();
        rows.stream()
                .filter(row -> !without.contains(row.get("id", String.class)))
                .forEach(row -> {
                    LocalDate day = DisplacedRows.day(row, "day");
                    List<KitAndBeds.Want> wants = all.wantsOf(
                            DisplacedRows.set(row, "needs"),
                            row.get("bed_days", Number.class).intValue(),
                            row.get("specialty", String.class),
                            row.get("site_id", String.class));
                    KitAndBeds.take(wants, day, taken);
                });
        return taken;
    }
}
