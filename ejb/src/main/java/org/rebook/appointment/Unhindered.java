package org.rebook.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order that nothing stands in the way of, and where its appointment stands, locked until the transaction ends. */
record Unhindered(
        Order order,
        String patient,
        AppointmentKind kind,
        @Nullable String slot,
        @Nullable String session,
        Instant startsAt,
        int minutes,
        int postponed) {

    static Unhindered of(Order order, ResultSet row) throws SQLException {
        Timestamp starts = row.getTimestamp("starts_at");
        return new Unhindered(
                order,
                row.getString("patient_id"),
                AppointmentKind.valueOf(row.getString("kind")),
                row.getString("slot_id"),
                row.getString("session_id"),
                starts.toInstant(),
                row.getInt("mean_minutes"),
                row.getInt("postponed"));
    }

    String appointment() {
        return order.appointment();
    }

    /** The target, where this is a move. */
    @Nullable
    Target target() {
        return order instanceof Order.Move move ? move.target() : null;
    }

    /** Whether it books an operation on a theatre list. */
    boolean isListed() {
        return kind == AppointmentKind.OPERATION && target() != null;
    }

    String asJson() {
        return AppointmentJson.of(slot, session, startsAt, "BOOKED");
    }
}
