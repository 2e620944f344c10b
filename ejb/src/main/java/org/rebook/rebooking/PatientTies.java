package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rebook.clinic.London;
import org.rebook.clinic.SlotTime;

/** Reads what ties one patient down: days they cannot come, other appointments, appointments that are linked. */
@ApplicationScoped
class PatientTies {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** The same displaced appointment with its patient's ties. */
    Displaced complete(Displaced bare, String patient) {
        List<Tuple> links = linksOf(bare.appointment());
        return new Displaced(
                bare.appointment(),
                bare.kind(),
                bare.priority(),
                bare.prioritySetOn(),
                bare.modality(),
                bare.mayBeRemote(),
                bare.specialty(),
                bare.site(),
                bare.clinician(),
                links.stream().anyMatch(PatientTies::isForOneClinician),
                bare.lost(),
                bare.minutes(),
                bare.lcad(),
                bare.clocks(),
                bare.hospitalCancellations(),
                bare.person(),
                bare.requires(),
                unavailabilityOf(patient),
                otherAppointmentsOf(patient, bare.appointment()),
                links.stream()
                        .filter(link -> !isForOneClinician(link))
                        .map(PatientTies::link)
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private List<Displaced.Unavailability> unavailabilityOf(String patient) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select from_day, to_day, array_to_string(weekdays, ',') as weekdays from patient_unavailability
                where patient_id = :patient
                """,
                        Tuple.class)
                .setParameter("patient", patient)
                .getResultList();
        return rows.stream()
                .map(row -> new Displaced.Unavailability(
                        row.get("from_day", java.sql.Date.class).toLocalDate(),
                        row.get("to_day", java.sql.Date.class).toLocalDate(),
                        weekdays(row.get("weekdays", String.class))))
                .toList();
    }

    private static Set<DayOfWeek> weekdays(String numbers) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream(numbers.split(","))
                .map(Integer::parseInt)
                .map(DayOfWeek::of)
                .forEach(days::add);
        return days;
    }

    @SuppressWarnings("unchecked")
    private List<SlotTime> otherAppointmentsOf(String patient, String appointment) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select starts_at, ends_at from appointment
                where patient_id = :patient and id <> :appointment and status = 'BOOKED' and ends_at > now()
                """,
                        Tuple.class)
                .setParameter("patient", patient)
                .setParameter("appointment", appointment)
                .getResultList();
        return rows.stream()
                .map(row -> new SlotTime(row.get("starts_at", Instant.class), row.get("ends_at", Instant.class)))
                .toList();
    }

    // A link may have been told from either side; told from the other, before and after change places.
    @SuppressWarnings("unchecked")
    private List<Tuple> linksOf(String appointment) {
        return entities.createNativeQuery(
                        """
                select case when l.appointment_id = :appointment then l.type
                        else case l.type when 'BEFORE' then 'AFTER' when 'AFTER' then 'BEFORE' else l.type end end as type,
                    l.min_days, l.max_days, o.id as other, o.starts_at
                from appointment_link l
                join appointment o on o.id = case when l.appointment_id = :appointment then l.other_id else l.appointment_id end
                where (l.appointment_id = :appointment or l.other_id = :appointment) and o.status = 'BOOKED'
                """,
                        Tuple.class)
                .setParameter("appointment", appointment)
                .getResultList();
    }

    private static boolean isForOneClinician(Tuple row) {
        return row.get("type", String.class).equals("SAME_CLINICIAN");
    }

    private static Displaced.Link link(Tuple row) {
        Integer least = row.get("min_days", Integer.class);
        return new Displaced.Link(
                row.get("other", String.class),
                Displaced.LinkType.valueOf(row.get("type", String.class)),
                least == null ? 0 : least,
                row.get("max_days", Integer.class),
                London.dayOf(row.get("starts_at", Instant.class)));
    }
}
