package org.rebook.ehr;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Slot;
import org.rebook.access.Role;

/** Resources as others may read them: as they were sent, with today's state of appointments and slots laid over. */
@Stateless
@RolesAllowed({Role.EHR, Role.SYSTEM})
public class StoredResources {

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    /** A resource as it is kept. */
    private record Kept(int version, String content, Timestamp lastUpdated) {

        org.hl7.fhir.r4.model.Resource resource(String type, String id) {
            org.hl7.fhir.r4.model.Resource resource = Received.parsed(content);
            resource.setId(type + "/" + id + "/_history/" + version);
            resource.getMeta().setVersionId(Integer.toString(version));
            resource.getMeta().setLastUpdated(new Date(lastUpdated.getTime()));
            return resource;
        }
    }

    public Optional<org.hl7.fhir.r4.model.Resource> read(String type, String id) {
        return read(type, List.of(id)).stream().findFirst();
    }

    /** Those that are known, in the order asked for. */
    public List<org.hl7.fhir.r4.model.Resource> read(String type, List<String> ids) {
        try (Connection connection = database.getConnection()) {
            Map<String, org.hl7.fhir.r4.model.Resource> found = new LinkedHashMap<>();
            kept(connection, type, ids).forEach((id, kept) -> found.put(id, kept.resource(type, id)));
            if (type.equals("Appointment")) {
                layAppointments(connection, ids, found);
            } else if (type.equals("Slot")) {
                laySlots(connection, ids, found);
            }
            return ids.stream()
                    .distinct()
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("The resources could not be read.", e);
        }
    }

    /** One version of a resource, as it was sent. */
    public Optional<org.hl7.fhir.r4.model.Resource> read(String type, String id, int version) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        """
                        select version, content, last_updated from fhir_resource where type = ? and id = ? and version = ?
                        union all
                        select version, content, last_updated from fhir_resource_history
                        where type = ? and id = ? and version = ?
                        """)) {
            for (int parameter = 0; parameter < 6; parameter += 3) {
                query.setString(parameter + 1, type);
                query.setString(parameter + 2, id);
                query.setInt(parameter + 3, version);
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Kept(row.getInt(1), row.getString(2), row.getTimestamp(3)).resource(type, id))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The version could not be read.", e);
        }
    }

    /** The ids of what the search finds, and one more than the limit where there are more. */
    public List<String> find(ResourceSearch search) {
        try (Connection connection = database.getConnection()) {
            return search.run(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The search failed.", e);
        }
    }

    private static Map<String, Kept> kept(Connection connection, String type, List<String> ids) throws SQLException {
        Map<String, Kept> kept = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select id, version, content, last_updated from fhir_resource where type = ? and id = any (?)")) {
            query.setString(1, type);
            query.setArray(2, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    kept.put(rows.getString(1), new Kept(rows.getInt(2), rows.getString(3), rows.getTimestamp(4)));
                }
            }
        }
        return kept;
    }

    private static void layAppointments(
            Connection connection, List<String> ids, Map<String, org.hl7.fhir.r4.model.Resource> found)
            throws SQLException {
        FhirAppointments.states(connection, ids)
                .forEach((id, state) -> found.compute(
                        id, (known, sent) -> sent == null ? ofOurOwn(state) : laidOver((Appointment) sent, state)));
    }

    private static Appointment laidOver(Appointment sent, AppointmentState state) {
        Appointment shown = FhirAppointments.parsed(AppointmentRendering.over(Trees.read(FhirR4.json(sent)), state));
        shown.setIdElement(sent.getIdElement());
        shown.setMeta(sent.getMeta());
        return shown;
    }

    private static Appointment ofOurOwn(AppointmentState state) {
        Appointment shown = FhirAppointments.parsed(AppointmentRendering.whole(state));
        shown.setId("Appointment/" + state.id() + "/_history/1");
        shown.getMeta().setVersionId("1");
        return shown;
    }

    private static void laySlots(
            Connection connection, List<String> ids, Map<String, org.hl7.fhir.r4.model.Resource> found)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select id, status from shown_slot where id = any (?)")) {
            query.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (found.get(rows.getString(1)) instanceof Slot slot) {
                        slot.setStatus(statusOf(rows.getString(2), slot.getStatus()));
                    }
                }
            }
        }
    }

    private static Slot.SlotStatus statusOf(String status, Slot.SlotStatus sent) {
        return switch (status) {
            case "FREE" -> Slot.SlotStatus.FREE;
            case "BUSY" -> sent == Slot.SlotStatus.BUSYTENTATIVE ? sent : Slot.SlotStatus.BUSY;
            case "HELD" -> Slot.SlotStatus.BUSYTENTATIVE;
            default -> sent == Slot.SlotStatus.ENTEREDINERROR ? sent : Slot.SlotStatus.BUSYUNAVAILABLE;
        };
    }
}
