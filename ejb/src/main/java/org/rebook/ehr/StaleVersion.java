package org.rebook.ehr;

import jakarta.ejb.ApplicationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The sender has not seen the latest version of the resource that it wants to change. */
@ApplicationException(rollback = true)
public final class StaleVersion extends RuntimeException {

    StaleVersion(String message) {
        super(message);
    }

    static void check(Connection connection, Received received, String expected) throws SQLException {
        // What Rebook itself booked is read as version 1 until the EHR sends it.
        try (PreparedStatement query = connection.prepareStatement(
                """
                select coalesce((select version::text from fhir_resource where type = ? and id = ?),
                    (select '1' from appointment where ? = 'Appointment' and id = ? and booked_by_rebook), 'none')
                """)) {
            query.setString(1, received.type());
            query.setString(2, received.id());
            query.setString(3, received.type());
            query.setString(4, received.id());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                String kept = row.getString(1);
                if (!kept.equals(expected)) {
                    throw new StaleVersion("If-Match names version %s of %s/%s, and the version kept is %s."
                            .formatted(expected, received.type(), received.id(), kept));
                }
            }
        }
    }
}
