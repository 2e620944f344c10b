package org.rebook.ehr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What a reference can point to, and where Rebook looks whether it is there. */
enum Known {
    ORGANIZATION("Organization", "select fhir_id from trust where fhir_id = any (?)"),
    LOCATION("Location", "select id from site where id = any (?)"),
    PRACTITIONER("Practitioner", "select id from clinician where id = any (?)"),
    PRACTITIONER_ROLE("PractitionerRole", "select id from clinician_role where id = any (?)"),
    HEALTHCARE_SERVICE("HealthcareService", "select id from clinic where id = any (?)"),
    SCHEDULE(
            "Schedule",
            """
            with wanted as (select unnest(?) as id)
            select id from session join wanted using (id) union select id from open_schedule join wanted using (id)
            """),
    SLOT("Slot", "select id from slot where id = any (?)"),
    PATIENT("Patient", "select id from patient where id = any (?)"),
    SERVICE_REQUEST("ServiceRequest", "select id from pathway where id = any (?)"),
    APPOINTMENT("Appointment", "select id from appointment where id = any (?)");

    private final String type;
    private final String query;

    Known(String type, String query) {
        this.type = type;
        this.query = query;
    }

    String type() {
        return type;
    }

    Set<String> among(Connection connection, Collection<String> ids) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
        }
        return known;
    }
}
