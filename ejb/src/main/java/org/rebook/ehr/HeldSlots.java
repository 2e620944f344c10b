package org.rebook.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.hl7.fhir.r4.model.Slot.SlotStatus;

/** The slots that the EHR holds, as it sent them, with the status that they have today. */
final class HeldSlots {

    private final Map<String, ObjectNode> byId;

    private HeldSlots(Map<String, ObjectNode> byId) {
        this.byId = byId;
    }

    static HeldSlots of(Connection connection, Collection<ObjectNode> appointments) throws SQLException {
        Set<String> ids = new LinkedHashSet<>();
        appointments.forEach(
                appointment -> Trees.idsIn(appointment.path("slot"), "Slot").forEach(ids::add));
        Map<String, ObjectNode> held = new HashMap<>();
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
                    ObjectNode slot = Trees.sent(rows.getString("content"));
                    held.put(
                            rows.getString("id"),
                            slot.put(
                                    "status", statusOf(rows.getString("status")).toCode()));
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

    List<ObjectNode> of(Collection<ObjectNode> appointments) {
        return appointments.stream()
                .flatMap(appointment -> Trees.idsIn(appointment.path("slot"), "Slot"))
                .distinct()
                .map(byId::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
