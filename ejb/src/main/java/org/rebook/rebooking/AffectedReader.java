package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotTime;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.Rule;

/** Reads the booked appointments of the sessions that a strike leaves short, with all that the rules ask of them. */
@ApplicationScoped
class AffectedReader {

    private static final String IN_SHORT_SESSIONS =
            """
            select a.id from appointment a join impact i on i.session_id = a.session_id
            where i.strike_id = :strike and i.staffing <> 'FULL' and a.status = 'BOOKED'
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @SuppressWarnings("unchecked")
    List<Affected> of(long strike) {
        Map<String, List<Displaced.Unavailability>> unavailable = unavailable(strike);
        Map<String, List<SlotTime>> others = otherAppointments(strike);
        Map<String, List<Displaced.Link>> links = links(strike);
        Map<String, Set<Rule>> setAside = setAside(strike);
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select a.id, a.version, a.patient_id, a.session_id, a.kind, a.priority, a.priority_set_on, a.modality,
                    a.specialty, s.site_id, s.clinician_id, a.starts_at, a.ends_at,
                    coalesce(a.mean_minutes, cast(extract(epoch from a.ends_at - a.starts_at) / 60 as int)) as minutes,
                    coalesce(a.sd_minutes, 0) as sd, a.lcad, a.hospital_cancellations, a.do_not_move,
                    coalesce(w.kind, case when a.kind = 'FOLLOW_UP' then 'FOLLOW_UP' else 'PLANNED' end) as pathway,
                    case when w.clock_stopped_on is null then w.clock_started_on end as clock,
                    w.referral_priority, p.interpreter, p.transport,
                    case when c.protected then coalesce(c.protected_why, c.name) end as protected_why,
                    c.convertible and not p.interpreter and a.kind = 'FOLLOW_UP' and a.modality = 'IN_PERSON' as convertible
                from appointment a
                join session s on s.id = a.session_id
                join clinic c on c.id = s.clinic_id
                join patient p on p.id = a.patient_id
                left join pathway w on w.id = a.pathway_id
                where a.id in (%s)
                order by a.id
                """
                                .formatted(IN_SHORT_SESSIONS),
                        Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        return rows.stream()
                .map(row -> affected(row, unavailable, others, links, setAside))
                .toList();
    }

    private static Affected affected(
            Tuple row,
            Map<String, List<Displaced.Unavailability>> unavailable,
            Map<String, List<SlotTime>> others,
            Map<String, List<Displaced.Link>> links,
            Map<String, Set<Rule>> setAside) {
        String id = row.get("id", String.class);
        String patient = row.get("patient_id", String.class);
        boolean convertible = row.get("convertible", Boolean.class);
        boolean suspectedCancer = "URGENT_SUSPECTED_CANCER".equals(row.get("referral_priority", String.class));
        Displaced displaced = new Displaced(
                id,
                AppointmentKind.valueOf(row.get("kind", String.class)),
                Priority.valueOf(row.get("priority", String.class)),
                day(row, "priority_set_on"),
                Modality.valueOf(row.get("modality", String.class)),
                convertible,
                row.get("specialty", String.class),
                row.get("site_id", String.class),
                row.get("clinician_id", String.class),
                false,
                new SlotTime(row.get("starts_at", Instant.class), row.get("ends_at", Instant.class)),
                row.get("minutes", Number.class).intValue(),
                day(row, "lcad"),
                new Clocks(
                        PathwayKind.valueOf(row.get("pathway", String.class)),
                        suspectedCancer,
                        day(row, "clock"),
                        null,
                        null,
                        null,
                        null),
                row.get("hospital_cancellations", Number.class).intValue(),
                new PatientFacts(
                        null,
                        Set.of(),
                        row.get("interpreter", Boolean.class)
                                ? PatientFacts.Interpreting.SPOKEN_LANGUAGE
                                : PatientFacts.Interpreting.NOBODY,
                        row.get("transport", Boolean.class)),
                Requirements.none(),
                unavailable.getOrDefault(patient, List.of()),
                others.getOrDefault(id, List.of()),
                links.getOrDefault(id, List.of()));
        return new Affected(
                displaced,
                row.get("version", Number.class).longValue(),
                patient,
                row.get("session_id", String.class),
                row.get("do_not_move", Boolean.class),
                row.get("protected_why", String.class),
                convertible,
                row.get("sd", Number.class).intValue(),
                setAside.getOrDefault(id, Set.of()));
    }

    /** The protections that named people have set aside for this strike. */
    @SuppressWarnings("unchecked")
    private Map<String, Set<Rule>> setAside(long strike) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select appointment_id, rule from protection_set_aside where strike_id = :strike", Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        Map<String, Set<Rule>> byAppointment = new HashMap<>();
        rows.forEach(row -> byAppointment
                .computeIfAbsent(row.get(0, String.class), any -> EnumSet.noneOf(Rule.class))
                .add(Rule.of(row.get(1, String.class))));
        return byAppointment;
    }

    @SuppressWarnings("unchecked")
    private Map<String, List<Displaced.Unavailability>> unavailable(long strike) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select u.patient_id, u.from_day, u.to_day, array_to_string(u.weekdays, ',') as weekdays
                from patient_unavailability u
                where u.patient_id in (select patient_id from appointment where id in (%s))
                """
                                .formatted(IN_SHORT_SESSIONS),
                        Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        Map<String, List<Displaced.Unavailability>> byPatient = new HashMap<>();
        for (Tuple row : rows) {
            byPatient
                    .computeIfAbsent(row.get(0, String.class), any -> new ArrayList<>())
                    .add(new Displaced.Unavailability(
                            day(row, "from_day"),
                            day(row, "to_day"),
                            Arrays.stream(row.get("weekdays", String.class).split(","))
                                    .map(weekday -> DayOfWeek.of(Integer.parseInt(weekday)))
                                    .collect(Collectors.toSet())));
        }
        return byPatient;
    }

    @SuppressWarnings("unchecked")
    private Map<String, List<SlotTime>> otherAppointments(long strike) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select a.id, o.starts_at, o.ends_at
                from appointment a join appointment o on o.patient_id = a.patient_id and o.id <> a.id and o.status = 'BOOKED'
                where a.id in (%s)
                """
                                .formatted(IN_SHORT_SESSIONS),
                        Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        Map<String, List<SlotTime>> byAppointment = new HashMap<>();
        rows.forEach(row -> byAppointment
                .computeIfAbsent(row.get(0, String.class), any -> new ArrayList<>())
                .add(new SlotTime(row.get(1, Instant.class), row.get(2, Instant.class))));
        return byAppointment;
    }

    /** Links from either side: told from the other, before and after change places. */
    @SuppressWarnings("unchecked")
    private Map<String, List<Displaced.Link>> links(long strike) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select l.appointment_id, l.type, o.id as other, coalesce(l.min_days, 0) as least, l.max_days as most,
                    cast(o.starts_at at time zone 'Europe/London' as date) as day
                from appointment_link l join appointment o on o.id = l.other_id and o.status = 'BOOKED'
                where l.appointment_id in (%1$s) and l.type <> 'SAME_CLINICIAN'
                union all
                select l.other_id, case l.type when 'BEFORE' then 'AFTER' when 'AFTER' then 'BEFORE' else l.type end, o.id,
                    coalesce(l.min_days, 0), l.max_days, cast(o.starts_at at time zone 'Europe/London' as date)
                from appointment_link l join appointment o on o.id = l.appointment_id and o.status = 'BOOKED'
                where l.other_id in (%1$s) and l.type <> 'SAME_CLINICIAN'
                """
                                .formatted(IN_SHORT_SESSIONS),
                        Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        Map<String, List<Displaced.Link>> byAppointment = new HashMap<>();
        for (Tuple row : rows) {
            Number most = row.get("most", Number.class);
            byAppointment
                    .computeIfAbsent(row.get(0, String.class), any -> new ArrayList<>())
                    .add(new Displaced.Link(
                            row.get("other", String.class),
                            Displaced.LinkType.valueOf(row.get("type", String.class)),
                            row.get("least", Number.class).intValue(),
                            most == null ? null : most.intValue(),
                            day(row, "day")));
        }
        return byAppointment;
    }

    private static @Nullable LocalDate day(Tuple row, String column) {
        Object value = row.get(column);
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
