package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rebook.clinic.London;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;
import org.rebook.policy.Setting;

/** Reads the routine outpatients who might give way to urgent ones of their specialty, the earliest dates first. */
@ApplicationScoped
class GivingReader {

    // The urgent need early dates, and a plan uses few; so many of a specialty are looked at.
    private static final int OF_A_SPECIALTY = 200;

    // Only what the rules would refuse at once is left out here; GivingWay decides.
    private static final String CANDIDATES =
            """
            select id from (
                select a.id, row_number() over (partition by a.specialty order by a.starts_at, a.id) as place
                from appointment a join session s on s.id = a.session_id join slot f on f.id = a.slot_id
                where a.status = 'BOOKED' and a.specialty in (select unnest(string_to_array(:chosen, ' ')))
                    and a.starts_at >= cast(:from as timestamptz) and a.starts_at < cast(:until as timestamptz)
                    and a.priority in ('ROUTINE', 'D4') and a.kind in ('NEW', 'FOLLOW_UP', 'DIAGNOSTIC')
                    and a.hospital_cancellations = 0 and a.postponed = 0 and not a.do_not_move
                    and s.kind = 'CLINIC' and s.status = 'OPEN' and f.type <> 'LIST'
                    and not exists (select from impact i where i.session_id = s.id and i.staffing <> 'FULL')
                    and not exists (select from appointment o where o.patient_id = a.patient_id and o.id <> a.id
                        and o.status = 'BOOKED' and o.ends_at > cast(:asOf as timestamptz))) candidate
            where place <= :most
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    History history;

    @Inject
    PatientTies patientTies;

    /** Nobody unless the rules let some give way, and only in specialties that have lost a date which cannot wait. */
    Giving of(Collection<Affected> affected, Circumstances now, Instant from, Instant until) {
        if (!now.isOn(Setting.CASCADES)) {
            return Giving.NONE;
        }
        Set<String> specialties = affected.stream()
                .filter(patient -> GivingWay.mayReceive(patient, now))
                .filter(patient -> patient.displaced().specialty() != null)
                .filter(patient -> patient.protection(now).isEmpty())
                .map(patient -> patient.displaced().specialty())
                .collect(Collectors.toCollection(TreeSet::new));
        return specialties.isEmpty() ? Giving.NONE : new Giving(places(specialties, now, from, until), Set.of());
    }

    @SuppressWarnings("unchecked")
    private List<GivingPlace> places(Set<String> specialties, Circumstances now, Instant from, Instant until) {
        Instant notice = London.startOf(now.today().plusDays(now.number(Setting.CASCADE_NOTICE_DAYS)));
        List<String> ids = entities.createNativeQuery(CANDIDATES, String.class)
                .setParameter("chosen", String.join(" ", specialties))
                .setParameter("from", from.isBefore(notice) ? notice : from)
                .setParameter("until", until)
                .setParameter("asOf", now.now())
                .setParameter("most", OF_A_SPECIALTY)
                .getResultList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Chosen chosen = Chosen.these(ids);
        Map<String, List<Earlier>> earlier = history.of(chosen);
        Map<String, Ties> ties = patientTies.of(chosen);
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select %s, %s, a.version, a.patient_id, a.session_id, a.do_not_move,
                    case when c.protected then coalesce(c.protected_why, c.name) end as protected_why,
                    a.booked_by_rebook or a.replaces_id is not null or a.changed_here_at is not null as moved_before,
                    f.id as slot, f.version as slot_version, f.type as slot_type, f.modality as slot_modality,
                    f.starts_at as slot_start, f.ends_at as slot_end, f.reserved, s.specialty as session_specialty,
                    (select cast(left(cast(r.content as jsonb) ->> 'created', 10) as date) from fhir_resource r
                        where r.type = 'Appointment' and r.id = a.id) as told_on
                from appointment a join slot f on f.id = a.slot_id %s
                where a.id in (%s)
                order by a.starts_at, a.id
                """
                                .formatted(
                                        DisplacedRows.COLUMNS, OfferedRows.COLUMNS, DisplacedRows.JOINS, chosen.ids()),
                        Tuple.class)
                .setParameter("chosen", chosen.value())
                .setParameter("asOf", now.now())
                .getResultList();
        return rows.stream()
                .map(row -> {
                    String id = row.get("appointment_id", String.class);
                    SlotTime own = new SlotTime(row.get("starts_at", Instant.class), row.get("ends_at", Instant.class));
                    Displaced bare =
                            DisplacedRows.of(row, own, earlier.getOrDefault(id, List.of()), now.now(), now.rules());
                    return place(row, ties.getOrDefault(id, Ties.NONE).on(bare));
                })
                .toList();
    }

    private static GivingPlace place(Tuple row, Displaced patient) {
        LocalDate told = DisplacedRows.day(row, "told_on");
        return new GivingPlace(
                new Affected(
                        patient,
                        row.get("version", Number.class).longValue(),
                        row.get("patient_id", String.class),
                        row.get("session_id", String.class),
                        row.get("do_not_move", Boolean.class),
                        row.get("protected_why", String.class),
                        false,
                        0,
                        Set.of()),
                opening(row),
                told,
                row.get("moved_before", Boolean.class));
    }

    private static Opening opening(Tuple row) {
        SlotTime time = new SlotTime(row.get("slot_start", Instant.class), row.get("slot_end", Instant.class));
        String slot = row.get("slot", String.class);
        OfferedSlot sample = new OfferedSlot(
                slot,
                row.get("session_id", String.class),
                SlotType.valueOf(row.get("slot_type", String.class)),
                Modality.valueOf(row.get("slot_modality", String.class)),
                row.get("session_specialty", String.class),
                row.get("site_id", String.class),
                row.get("clinician_id", String.class),
                time,
                true,
                SessionStatus.OPEN,
                row.get("reserved", Boolean.class),
                (int) time.minutes(),
                OfferedRows.capabilities(row));
        long version = row.get("slot_version", Number.class).longValue();
        return new Opening(sample, List.of(new Opening.Slot(slot, version, time)), 0, 0, 0, 0);
    }
}
