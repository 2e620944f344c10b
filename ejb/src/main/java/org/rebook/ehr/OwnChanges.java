package org.rebook.ehr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The appointments that Rebook itself has changed or booked. */
final class OwnChanges {

    private OwnChanges() {}

    static Map<String, AppointmentNews.Own> of(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, AppointmentNews.Own> own = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                """
                select id, status, cancelled_by, slot_id, starts_at, modality, changed_here_at from appointment
                where id = any (?) and changed_here_at is not null order by id for update
                """)) {
            query.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    own.put(rows.getString("id"), own(rows));
                }
            }
        }
        return own;
    }

    private static AppointmentNews.Own own(ResultSet row) throws SQLException {
        return new AppointmentNews.Own(
                row.getString("status"),
                row.getString("cancelled_by"),
                row.getString("slot_id"),
                Elements.instant(row.getTimestamp("starts_at")),
                row.getString("modality"),
                row.getTimestamp("changed_here_at").toInstant());
    }
}
