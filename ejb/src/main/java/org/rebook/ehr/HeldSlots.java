package org.rebook.ehr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;

/** The slots that the EHR holds, as it sent them, with the status that they have today. */
final class HeldSlots {

    private final Map<String, Slot> byId;

    private HeldSlots(Map<String, Slot> byId) {
        this.byId = byId;
    }

    static HeldSlots of(Connection connection, Collection<Appointment> appointments) throws SQLException {
        Set<String> ids = new LinkedHashSet<>();
        appointments.forEach(appointment -> idsOf(appointment).forEach(ids::add));
        Map<String, Slot> held = new HashMap<>();
        // A theatre list is one slot that many share: a single booking does not change its status.
        try (PreparedStatement query = connection.prepareStatement(
                """
                select s.id, s.status, r.content from shown_slot s
                join fhir_resource r on r.type = 'Slot' and r.id = s.id
                where s.id = any (?) and s.type <> 'LIST'
                """)) {
            query.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Slot slot = FhirR4.jsonParser().parseResource(Slot.class, rows.getString("content"));
                    held.put(rows.getString("id"), slot.setStatus(statusOf(rows.getString("status"))));
                }
            }
        }
        return new HeldSlots(held);
    }

    static SlotStatus statusOf(String status) {
        return switch (status) {
            case "FREE" -> SlotStatus.FREE;
            case "BUSY" -> SlotStatus.BUSY;
            case "HELD" -> SlotStatus.BUSYTENTATIVE;
            case "WITHDRAWN" -> SlotStatus.BUSYUNAVAILABLE;
            default -> throw new IllegalArgumentException("status: no slot is '%s'.".formatted(status));
        };
    }

    List<Slot> of(Collection<Appointment> appointments) {
        return appointments.stream()
                .flatMap(HeldSlots::idsOf)
                .distinct()
                .map(byId::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Stream<String> idsOf(Appointment appointment) {
        return appointment.getSlot().stream()
                .map(slot -> slot.getReferenceElement().getIdPart())
                .filter(Objects::nonNull);
    }
}
