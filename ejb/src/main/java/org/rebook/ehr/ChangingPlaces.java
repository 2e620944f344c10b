package org.rebook.ehr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Appointment;

/** Appointments that take each other's slots: they can be taken in together, or not at all. */
final class ChangingPlaces {

    private ChangingPlaces() {}

    /** The appointments in groups that change places among themselves; most stand alone. */
    static List<List<Received>> groups(Connection connection, List<Received> wave) throws SQLException {
        Map<String, String> wanted = new HashMap<>();
        for (Received received : wave) {
            Appointment sent = (Appointment) received.resource();
            String slot = sent.hasSlot() ? Elements.id(sent.getSlotFirstRep(), "Slot") : null;
            if (slot != null) {
                wanted.put(received.id(), slot);
            }
        }
        Map<String, String> holders = holders(connection, wanted);
        Map<String, String> leader = new HashMap<>();
        wave.forEach(received -> leader.put(received.id(), received.id()));
        wanted.forEach((id, slot) -> {
            String holder = holders.get(slot);
            if (holder != null && leader.containsKey(holder)) {
                leader.put(leaderOf(leader, id), leaderOf(leader, holder));
            }
        });
        Map<String, List<Received>> groups = new LinkedHashMap<>();
        for (Received received : wave) {
            groups.computeIfAbsent(leaderOf(leader, received.id()), id -> new ArrayList<>())
                    .add(received);
        }
        return List.copyOf(groups.values());
    }

    private static String leaderOf(Map<String, String> leader, String id) {
        String found = id;
        while (!leader.get(found).equals(found)) {
            found = leader.get(found);
        }
        return found;
    }

    private static Map<String, String> holders(Connection connection, Map<String, String> wanted) throws SQLException {
        Map<String, String> holders = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select slot_id, id from appointment where slot_id = any (?) and status in ('BOOKED', 'ATTENDED')")) {
            query.setArray(1, connection.createArrayOf("text", wanted.values().toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    holders.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return holders;
    }
}
