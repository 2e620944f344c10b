package org.rebook.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Appointment;
import org.rebook.access.Role;

/** Appointments in FHIR as they stand today: what the EHR sent of them, with what Rebook has changed since. */
@Stateless
@RolesAllowed({Role.EHR, Role.SYSTEM, Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR})
public class FhirAppointments {

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    /** @throws IllegalArgumentException when there is no such appointment */
    public Appointment render(String appointmentId) {
        Appointment shown = render(List.of(appointmentId)).get(appointmentId);
        if (shown == null) {
            throw new IllegalArgumentException("There is no appointment '%s'.".formatted(appointmentId));
        }
        return shown;
    }

    /** The appointments by id, in the order asked for; an id that is not known is left out. */
    public Map<String, Appointment> render(Collection<String> appointmentIds) {
        try (Connection connection = database.getConnection()) {
            return render(connection, appointmentIds);
        } catch (SQLException e) {
            throw new IllegalStateException("The appointments could not be read.", e);
        }
    }

    static Map<String, Appointment> render(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, Appointment> shown = new LinkedHashMap<>();
        trees(connection, ids).forEach((id, tree) -> shown.put(id, parsed(tree)));
        return shown;
    }

    /** The same as JSON. */
    static Map<String, ObjectNode> trees(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, AppointmentState> states = states(connection, ids);
        Map<String, String> sent = sent(connection, ids);
        Map<String, ObjectNode> shown = new LinkedHashMap<>();
        for (String id : ids) {
            AppointmentState state = states.get(id);
            if (state != null) {
                shown.put(
                        id,
                        sent.containsKey(id)
                                ? AppointmentRendering.over(Trees.sent(sent.get(id)), state)
                                : AppointmentRendering.whole(state));
            }
        }
        return shown;
    }

    static Map<String, AppointmentState> states(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, AppointmentState> states = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(AppointmentState.QUERY)) {
            query.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    states.put(rows.getString("id"), AppointmentState.of(rows));
                }
            }
        }
        return states;
    }

    private static Map<String, String> sent(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, String> sent = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select id, content from fhir_resource where type = 'Appointment' and id = any (?)")) {
            query.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    sent.put(rows.getString("id"), rows.getString("content"));
                }
            }
        }
        return sent;
    }

    static Appointment parsed(ObjectNode tree) {
        return FhirR4.jsonParser().parseResource(Appointment.class, Trees.written(tree));
    }
}
