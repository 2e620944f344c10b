package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rebook.clinic.SlotTime;

/** Reads what ties patients down: days they cannot come, other appointments, appointments that are linked. */
@ApplicationScoped
class PatientTies {

    private static final String SAME_CLINICIAN = "SAME_CLINICIAN";

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** The same displaced appointment with its patient's ties. */
    Displaced complete(Displaced bare) {
        return of(Chosen.one(bare.appointment()))
                .getOrDefault(bare.appointment(), Ties.NONE)
                .on(bare);
    }

    /** By appointment; whoever is not in it has no ties. */
    Map<String, Ties> of(Chosen chosen) {
        Map<String, List<Displaced.Unavailability>> unavailable = unavailable(chosen);
        Map<String, List<SlotTime>> others = otherAppointments(chosen);
        Map<String, List<Displaced.Link>> links = new HashMap<>();
        Set<String> sameClinician = new HashSet<>();
        for (Tuple row : links(chosen)) {
            String appointment = row.get("id", String.class);
            if (row.get("type", String.class).equals(SAME_CLINICIAN)) {
                sameClinician.add(appointment);
            } else {
                links.computeIfAbsent(appointment, any -> new ArrayList<>()).add(link(row));
            }
        }
        Set<String> tied = new HashSet<>(unavailable.keySet());
        tied.addAll(others.keySet());
        tied.addAll(links.keySet());
        tied.addAll(sameClinician);
        Map<String, Ties> ties = new HashMap<>();
        tied.forEach(id -> ties.put(
                id,
                new Ties(
                        unavailable.getOrDefault(id, List.of()),
                        others.getOrDefault(id, List.of()),
                        links.getOrDefault(id, List.of()),
                        sameClinician.contains(id))));
        return ties;
    }

    private Map<String, List<Displaced.Unavailability>> unavailable(Chosen chosen) {
        Map<String, List<Displaced.Unavailability>> byAppointment = new HashMap<>();
        rows(
                        """
                select a.id, u.from_day, u.to_day, array_to_string(u.weekdays, ',') as weekdays
                from appointment a join patient_unavailability u on u.patient_id = a.patient_id
                where a.id in (%s) order by a.id, u.from_day, u.to_day, weekdays
                """,
                        chosen)
                .forEach(row -> byAppointment
                        .computeIfAbsent(row.get("id", String.class), any -> new ArrayList<>())
                        .add(new Displaced.Unavailability(
                                DisplacedRows.day(row, "from_day"),
                                DisplacedRows.day(row, "to_day"),
                                weekdays(row.get("weekdays", String.class)))));
        return byAppointment;
    }

    private static Set<DayOfWeek> weekdays(String numbers) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream(numbers.split(","))
                .map(Integer::parseInt)
                .map(DayOfWeek::of)
                .forEach(days::add);
        return Collections.unmodifiableSet(days);
    }

    private Map<String, List<SlotTime>> otherAppointments(Chosen chosen) {
        Map<String, List<SlotTime>> byAppointment = new HashMap<>();
        rows(
                        """
                select a.id, o.starts_at, o.ends_at
                from appointment a join appointment o on o.patient_id = a.patient_id and o.id <> a.id
                where a.id in (%s) and o.status = 'BOOKED' and o.ends_at > now() order by a.id, o.starts_at
                """,
                        chosen)
                .forEach(row -> byAppointment
                        .computeIfAbsent(row.get("id", String.class), any -> new ArrayList<>())
                        .add(new SlotTime(row.get("starts_at", Instant.class), row.get("ends_at", Instant.class))));
        return byAppointment;
    }

    // A link may have been told from either side; told from the other, before and after change places.
    private List<Tuple> links(Chosen chosen) {
        return rows(
                """
                select l.appointment_id as id, l.type, o.id as other, coalesce(l.min_days, 0) as least, l.max_days as most,
                    cast(o.starts_at at time zone 'Europe/London' as date) as day
                from appointment_link l join appointment o on o.id = l.other_id and o.status = 'BOOKED'
                where l.appointment_id in (%1$s)
                union all
                select l.other_id, case l.type when 'BEFORE' then 'AFTER' when 'AFTER' then 'BEFORE' else l.type end, o.id,
                    coalesce(l.min_days, 0), l.max_days, cast(o.starts_at at time zone 'Europe/London' as date)
                from appointment_link l join appointment o on o.id = l.appointment_id and o.status = 'BOOKED'
                where l.other_id in (%1$s)
                order by 1, 2, 6, 3
                """,
                chosen);
    }

    private static Displaced.Link link(Tuple row) {
        Number most = row.get("most", Number.class);
        return new Displaced.Link(
                row.get("other", String.class),
                Displaced.LinkType.valueOf(row.get("type", String.class)),
                row.get("least", Number.class).intValue(),
                most == null ? null : most.intValue(),
                DisplacedRows.day(row, "day"));
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String query, Chosen chosen) {
        return entities.createNativeQuery(query.formatted(chosen.ids()), Tuple.class)
                .setParameter("chosen", chosen.value())
                .getResultList();
    }
}
