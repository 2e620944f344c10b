package org.rebook.rebooking;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotTime;
import org.rebook.pathway.PathwayKind;
import org.rebook.patient.TheatreCondition;
import org.rebook.patient.Vulnerability;
import org.rebook.policy.RuleSet;

/**
 * How the database's rows become what the rules are asked about. Plan and worklist both read it here, so that the same
 * patient has the same verdict in both.
 */
final class DisplacedRows {

    // Between the members of a list; no code and no sentence has it.
    static final String UNIT_SEPARATOR = String.valueOf((char) 31);

    /** The columns of one appointment {@code a} and its patient {@code p}, as they stand at {@code :asOf}. */
    static final String COLUMNS =
            """
            a.id as appointment_id, a.kind as appointment_kind, a.status as appointment_status, a.priority, a.priority_set_on,
            a.modality, a.specialty, a.starts_at, a.ends_at, a.mean_minutes, a.lcad, a.hospital_cancellations,
            a.cancelled_by, a.cancelled_at, a.postponed, a.same_clinician,
            array_to_string(a.needs, chr(31)) as needs, a.bed_days, array_to_string(a.arrangements, chr(31)) as arrangements,
            s.site_id, s.clinician_id, coalesce(c.convertible, false) as clinic_convertible,
            coalesce(w.kind, case when a.kind = 'FOLLOW_UP' then 'FOLLOW_UP' else 'PLANNED' end) as pathway_kind,
            w.referral_priority, w.diagnosis_told_on,
            case when w.clock_stopped_on is null then w.clock_started_on end as clock_started_on,
            case when coalesce(w.clock_stopped_on < w.decision_to_treat_on, true) then w.decision_to_treat_on end
                as decision_to_treat_on,
            case when a.kind = 'DIAGNOSTIC' and coalesce(w.clock_stopped_on < w.diagnostic_requested_on, true)
                then w.diagnostic_requested_on end as diagnostic_requested_on,
            w.ubrn is not null and a.kind = 'NEW' as electronic_referral,
            p.birth_date, p.deceased_on, p.interpreter, p.sign_language, p.double_slot, p.transport,
            array_to_string(p.vulnerabilities || array(select f.vulnerability from patient_flag f
                where f.patient_id = p.id and coalesce(f.until_day >=
                    cast(cast(:asOf as timestamptz) at time zone 'Europe/London' as date), true)), chr(31)) as vulnerabilities,
            case when a.kind = 'OPERATION' then array_to_string(array(select c.condition from patient_condition c
                where c.patient_id = p.id and coalesce(c.until_day >=
                    cast(cast(:asOf as timestamptz) at time zone 'Europe/London' as date), true)), chr(31)) end as conditions,
            case when a.kind = 'OPERATION' then (select cast(e.starts_at at time zone 'Europe/London' as date)
                from appointment e where e.patient_id = a.patient_id and e.kind = 'PRE_OP'
                    and e.starts_at < cast(:asOf as timestamptz)
                    and (e.pathway_id = a.pathway_id or e.specialty = a.specialty) and e.status in ('ATTENDED', 'BOOKED')
                order by e.status, e.starts_at desc limit 1) end as pre_op_on,
            case when p.double_slot or p.interpreter or p.sign_language or p.vulnerabilities <> '{}'
                    or exists (select from patient_flag f where f.patient_id = p.id)
                then (select cast(mode() within group (
                        order by extract(epoch from f.ends_at - f.starts_at) / 60) as int) from slot f
                    where f.session_id = a.session_id and f.type in (a.kind, 'ANY') and f.id is distinct from a.slot_id)
                end as usual_minutes
            """;

    /** From where the columns come; {@code a} comes before it. */
    static final String JOINS =
            """
            join patient p on p.id = a.patient_id
            left join session s on s.id = a.session_id
            left join clinic c on c.id = s.clinic_id
            left join pathway w on w.id = a.pathway_id
            """;

    private DisplacedRows() {}

    /**
     * The appointment of a row without its patient's ties.
     *
     * @param lost when the patient was to be seen
     * @param earlier what the hospital has cancelled on the pathway before
     */
    static Displaced of(Tuple row, SlotTime lost, List<Earlier> earlier, Instant now, RuleSet rules) {
        AppointmentKind kind = AppointmentKind.valueOf(row.get("appointment_kind", String.class));
        Priority priority = Priority.valueOf(row.get("priority", String.class));
        PatientFacts person = person(row);
        return new Displaced(
                row.get("appointment_id", String.class),
                kind,
                priority,
                day(row, "priority_set_on"),
                Modality.valueOf(row.get("modality", String.class)),
                mayBeRemote(row, kind, person),
                row.get("specialty", String.class),
                row.get("site_id", String.class),
                row.get("clinician_id", String.class),
                row.get("same_clinician", Boolean.class),
                lost,
                minutes(row, kind, person, lost),
                day(row, "lcad"),
                clocks(row, guaranteeFrom(row, kind, priority, earlier, now, rules)),
                Earlier.cancellations(
                        row.get("hospital_cancellations", Number.class).intValue(), earlier, rules),
                person,
                new Requirements(
                        set(row, "needs"),
                        set(row, "arrangements"),
                        row.get("electronic_referral", Boolean.class),
                        day(row, "pre_op_on"),
                        row.get("postponed", Number.class).intValue(),
                        row.get("bed_days", Number.class).intValue()),
                List.of(),
                List.of(),
                List.of());
    }

    // R-CAN-02: by phone or video only what needs no examination, and nobody who needs an interpreter.
    private static boolean mayBeRemote(Tuple row, AppointmentKind kind, PatientFacts person) {
        return row.get("clinic_convertible", Boolean.class)
                && kind == AppointmentKind.FOLLOW_UP
                && person.interpreting() == PatientFacts.Interpreting.NOBODY;
    }

    private static int minutes(Tuple row, AppointmentKind kind, PatientFacts person, SlotTime lost) {
        Number mean = row.get("mean_minutes", Number.class);
        int minutes = kind == AppointmentKind.OPERATION && mean != null ? mean.intValue() : (int) lost.minutes();
        Number usual = row.get("usual_minutes", Number.class);
        return DoubleSlot.minutesFor(
                kind, person, row.get("double_slot", Boolean.class), minutes, usual == null ? null : usual.intValue());
    }

    private static PatientFacts person(Tuple row) {
        EnumSet<Vulnerability> vulnerabilities = EnumSet.noneOf(Vulnerability.class);
        set(row, "vulnerabilities").stream().map(Vulnerability::valueOf).forEach(vulnerabilities::add);
        return new PatientFacts(
                day(row, "birth_date"),
                Collections.unmodifiableSet(vulnerabilities),
                interpreting(row),
                row.get("transport", Boolean.class),
                day(row, "deceased_on"),
                conditions(set(row, "conditions")));
    }

    /** Always in the same order. */
    static Set<TheatreCondition> conditions(Collection<String> names) {
        EnumSet<TheatreCondition> conditions = EnumSet.noneOf(TheatreCondition.class);
        names.stream().map(TheatreCondition::valueOf).forEach(conditions::add);
        return Collections.unmodifiableSet(conditions);
    }

    private static PatientFacts.Interpreting interpreting(Tuple row) {
        if (row.get("sign_language", Boolean.class)) {
            return PatientFacts.Interpreting.SIGN_LANGUAGE;
        }
        return row.get("interpreter", Boolean.class)
                ? PatientFacts.Interpreting.SPOKEN_LANGUAGE
                : PatientFacts.Interpreting.NOBODY;
    }

    private static Clocks clocks(Tuple row, @Nullable LocalDate guaranteeFrom) {
        return new Clocks(
                PathwayKind.valueOf(row.get("pathway_kind", String.class)),
                Priority.URGENT_SUSPECTED_CANCER.name().equals(row.get("referral_priority", String.class)),
                day(row, "clock_started_on"),
                day(row, "decision_to_treat_on"),
                day(row, "diagnosis_told_on"),
                day(row, "diagnostic_requested_on"),
                guaranteeFrom);
    }

    // Who is still booked would be cancelled now.
    private static @Nullable LocalDate guaranteeFrom(
            Tuple row, AppointmentKind kind, Priority priority, List<Earlier> earlier, Instant now, RuleSet rules) {
        List<Earlier> operations = new ArrayList<>(earlier);
        boolean booked = row.get("appointment_status", String.class).equals("BOOKED");
        if (booked || "HOSPITAL".equals(row.get("cancelled_by", String.class))) {
            Instant cancelledAt = row.get("cancelled_at", Instant.class);
            operations.add(new Earlier(
                    kind,
                    priority,
                    row.get("starts_at", Instant.class),
                    booked || cancelledAt == null ? now : cancelledAt,
                    null,
                    row.get("postponed", Number.class).intValue(),
                    false));
        }
        return kind == AppointmentKind.OPERATION ? Earlier.guaranteeFrom(operations, rules) : null;
    }

    /** The members of an array that was read as text, always in the same order. */
    static Set<String> set(Tuple row, String column) {
        String joined = row.get(column, String.class);
        return joined == null || joined.isEmpty()
                ? Set.of()
                : Collections.unmodifiableSet(new TreeSet<>(Arrays.asList(joined.split(UNIT_SEPARATOR))));
    }

    static @Nullable LocalDate day(Tuple row, String column) {
        java.sql.Date date = row.get(column, java.sql.Date.class);
        return date == null ? null : date.toLocalDate();
    }
}
