package org.rebook.rebooking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.Cause;
import org.rebook.appointment.Order;
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

    private static final String QUERY =
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
            where r.id = ? and l.appointment_id = any (?) order by i.ordinal
            """;

    /** Those of the appointments, in the order in which the run has them. */
    static List<Placement> of(Connection connection, long run, Collection<String> appointments) throws SQLException {
        List<Placement> placements = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setLong(1, run);
            query.setArray(2, connection.createArrayOf("text", appointments.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    placements.add(of(rows));
                }
            }
        }
        return placements;
    }

    private static Placement of(ResultSet row) throws SQLException {
        Decision decision = Decision.valueOf(row.getString("decision"));
        return new Placement(
                row.getString("appointment_id"),
                row.getString("patient_id"),
                row.getLong("appointment_version"),
                decision,
                decision == Decision.MOVE ? target(row) : null,
                row.getString("modality"),
                row.getString("reason"),
                row.getBoolean("needs_acceptance"),
                row.getBoolean("for_clinician"),
                row.getObject("bulk_until", LocalDate.class),
                row.getBoolean("settled"),
                CallOff.movesGoOn(StrikeStatus.valueOf(row.getString("strike_status"))),
                row.getBoolean("still_short"),
                row.getBoolean("protected_again"),
                ReasonCode.of(row.getString("cause")).orElseThrow(),
                row.getLong("strike"),
                row.getString("approved_by"),
                row.getString("rule_version"));
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(
                row.getString("slot_id"),
                row.getString("session_id"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getString("modality"));
    }

    /** Whether a letter would come too late, so that the change is made by phone only (R-CAN-08). */
    boolean isByPhoneOnly(LocalDate today) {
        boolean changes = decision == Decision.MOVE || decision == Decision.CONVERT || decision == Decision.UNPLACED;
        return changes && bulkUntil != null && today.isAfter(bulkUntil);
    }

    /** Whether something but the appointment itself has changed that keeps it from being carried out. */
    boolean isOverruled(LocalDate today) {
        return !strikeGoesOn || protectedAgain || isByPhoneOnly(today);
    }

    /** Whether nothing is changed before a person has decided. */
    boolean isForAPerson() {
        return decision == Decision.PROTECTED || (decision == Decision.UNPLACED && forClinician);
    }

    /** Who has the patient when a person must see to it. */
    String owner() {
        return decision == Decision.UNPLACED && forClinician ? CarryOut.CLINICIAN : CarryOut.BOOKING_OFFICE;
    }

    /** What is to be done to the appointment; empty where nothing is, or where a person decides first. */
    Optional<Order> order(long run, LocalDate dueDay) {
        return switch (decision) {
            case MOVE -> Optional.of(new Order.Move(appointment, version, target, cause(run)));
            case CONVERT -> Optional.of(new Order.Convert(appointment, version, modality, cause(run)));
            case UNPLACED ->
                forClinician
                        ? Optional.empty()
                        : Optional.of(new Order.Displace(appointment, version, owner(), dueDay, cause(run)));
            case PROTECTED, STAY -> Optional.empty();
        };
    }

    /** Whoever approved the plan is who moves the patient; the run is how. */
    Cause cause(long run) {
        return new Cause(reasonCode, reason, approvedBy, ruleVersion, strike, run);
    }

    /** The same, for a new date that the patient must agree to. */
    Cause causeToAgree(long run) {
        return cause(run).saying("Agree the new date with the patient by phone. " + reason);
    }
}
