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
        try (PreparedStatement query =
                connection.prepareStatement("select version from fhir_resource where type = ? and id = ?")) {
            query.setString(1, received.type());
            query.setString(2, received.id());
            try (ResultSet row = query.executeQuery()) {
                String kept = row.next() ? row.getString(1) : "none";
                if (!kept.equals(expected)) {
                    throw new StaleVersion("If-Match names version %s of %s/%s, and the version kept is %s."
                            .formatted(expected, received.type(), received.id(), kept));
                }
            }
        }
    }
}
