package org.rebook.rebooking;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.Cause;
import org.rebook.appointment.ReasonCode;
import org.rebook.appointment.Target;
import org.rebook.strike.CallOff;
import org.rebook.strike.StrikeStatus;

/** One approved placement, with what has become of it and its strike by now. */
record Placement(
        String appointment,
        String patient,
        long version,
        Decision decision,
        @Nullable Target target,
        @Nullable String modality,
        String reason,
        boolean needsAgreement,
        boolean forClinician,
        @Nullable LocalDate bulkUntil,
        boolean settled,
        boolean strikeGoesOn,
        boolean stillInShortSession,
        boolean protectedAgain,
        ReasonCode reasonCode,
        long strike,
        String approvedBy,
        String ruleVersion) {

    static final String QUERY =
            """
            select l.appointment_id, a.patient_id, l.appointment_version, l.decision, l.slot_id, l.session_id, l.starts_at,
                l.ends_at, l.modality, l.reason, l.needs_acceptance, l.for_clinician, l.bulk_until, i.status <> 'LEFT' as settled,
                s.status as strike_status,
                a.status = 'BOOKED' and exists (select 1 from impact m where m.strike_id = s.id
                    and m.session_id = a.session_id and m.staffing <> 'FULL') as still_short,
                exists (select 1 from protection_override o where o.strike_id = s.id and o.appointment_id = a.id
                    and o.revoked_at >= p.created_at and (o.approved_at is not null or not o.needs_second_person))
                    as protected_again,
                coalesce((select m.cause from impact m where m.strike_id = s.id and m.session_id = a.session_id), 'IA-STAFF')
                    as cause,
                s.id as strike, p.approved_by, p.rule_version
            from run r
            join plan p on p.id = r.plan_id
            join strike s on s.id = p.strike_id
            join placement l on l.plan_id = p.id
            join appointment a on a.id = l.appointment_id
            join run_item i on i.run_id = r.id and i.item = l.appointment_id
            where r.id = :run and l.appointment_id = :appointment
            """;

    static Placement of(Tuple row) {
        Decision decision = Decision.valueOf(row.get("decision", String.class));
        return new Placement(
                row.get("appointment_id", String.class),
                row.get("patient_id", String.class),
                row.get("appointment_version", Number.class).longValue(),
                decision,
                decision == Decision.MOVE ? target(row) : null,
                row.get("modality", String.class),
                row.get("reason", String.class),
                row.get("needs_acceptance", Boolean.class),
                row.get("for_clinician", Boolean.class),
                row.get("bulk_until", java.sql.Date.class) == null
                        ? null
                        : row.get("bulk_until", java.sql.Date.class).toLocalDate(),
                row.get("settled", Boolean.class),
                CallOff.movesGoOn(StrikeStatus.valueOf(row.get("strike_status", String.class))),
                row.get("still_short", Boolean.class),
                row.get("protected_again", Boolean.class),
                ReasonCode.of(row.get("cause", String.class)).orElseThrow(),
                row.get("strike", Number.class).longValue(),
                row.get("approved_by", String.class),
                row.get("rule_version", String.class));
    }

    private static Target target(Tuple row) {
        return new Target(
                row.get("slot_id", String.class),
                row.get("session_id", String.class),
                row.get("starts_at", Instant.class),
                row.get("ends_at", Instant.class),
                row.get("modality", String.class));
    }

    /** Whether a letter would come too late, so that the change is made by phone only (R-CAN-08). */
    boolean isByPhoneOnly(LocalDate today) {
        boolean changes = decision == Decision.MOVE || decision == Decision.CONVERT || decision == Decision.UNPLACED;
        return changes && bulkUntil != null && today.isAfter(bulkUntil);
    }

    /** Whoever approved the plan is who moves the patient; the run is how. */
    Cause cause(long run) {
        return new Cause(reasonCode, reason, approvedBy, ruleVersion, strike, run);
    }
}
