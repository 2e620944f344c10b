package org.rebook.ehr;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to look for among the resources of one type; each condition narrows what is found.
 *
 * <p>Patient, schedule, status and times are those that Rebook plans with today: a resource that is only kept, because
 * it refers to something unknown, is found by its id and identifiers alone.
 */
public final class ResourceSearch {

    /** More than this is refused as too costly: whoever asks must narrow the search. */
    public static final int LIMIT = 10_000;

    private static final Map<String, String> APPOINTMENT_STATUS = Map.of(
            "booked", "BOOKED",
            "fulfilled", "ATTENDED",
            "cancelled", "CANCELLED",
            "noshow", "DID_NOT_ATTEND",
            "entered-in-error", "ENTERED_IN_ERROR");
    private static final Map<String, String> SLOT_STATUS = Map.of(
            "free", "FREE",
            "busy", "BUSY",
            "busy-tentative", "HELD",
            "busy-unavailable", "WITHDRAWN");

    private final String type;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private boolean asksDomain;

    public ResourceSearch(String type) {
        this.type = type;
    }

    public ResourceSearch ids(Collection<String> ids) {
        return where("r.id = any (?)", List.copyOf(ids));
    }

    public ResourceSearch identifier(@Nullable String system, String value) {
        where(
                system == null
                        ? "r.id in (select i.id from fhir_identifier i where i.type = ? and i.value = ?)"
                        : "r.id in (select i.id from fhir_identifier i where i.type = ? and i.value = ? and i.system = ?)",
                type);
        values.add(value);
        if (system != null) {
            values.add(system);
        }
        return this;
    }

    public ResourceSearch patient(String id) {
        return whereDomain("r.patient_id = ?", id);
    }

    public ResourceSearch schedule(String id) {
        return whereDomain("r.session_id in (select s.id from session s where s.schedule_id = ?)", id);
    }

    /** @throws IllegalArgumentException for a status that Rebook does not tell apart */
    public ResourceSearch status(Collection<String> codes) {
        Map<String, String> known = type.equals("Slot") ? SLOT_STATUS : APPOINTMENT_STATUS;
        List<String> wanted = new ArrayList<>();
        for (String code : codes) {
            if (!known.containsKey(code)) {
                throw new IllegalArgumentException("status: '%s' cannot be searched for. Maybe one of %s?"
                        .formatted(code, known.keySet().stream().sorted().toList()));
            }
            wanted.add(known.get(code));
        }
        return whereDomain("r.status = any (?)", wanted);
    }

    public ResourceSearch startsFrom(Instant earliest) {
        return whereDomain("r.starts_at >= ?", earliest);
    }

    public ResourceSearch startsBefore(Instant latest) {
        return whereDomain("r.starts_at < ?", latest);
    }

    private ResourceSearch whereDomain(String condition, Object value) {
        asksDomain = true;
        return where(condition, value);
    }

    private ResourceSearch where(String condition, Object value) {
        conditions.add(condition);
        values.add(value);
        return this;
    }

    List<String> run(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql())) {
            int parameter = 1;
            if (!asksDomain) {
                query.setString(parameter++, type);
            }
            for (Object value : values) {
                set(connection, query, parameter++, value);
            }
            try (ResultSet rows = query.executeQuery()) {
                List<String> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        }
    }

    private String sql() {
        String ours = type.equals("Appointment") ? " union select id from appointment where booked_by_rebook" : "";
        String from = asksDomain ? domainTable() : "(select id from fhir_resource where type = ?" + ours + ")";
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select r.id from " + from + " r" + where + " order by r.id limit " + (LIMIT + 1);
    }

    private String domainTable() {
        return type.equals("Slot") ? "shown_slot" : type.toLowerCase();
    }

    private static void set(Connection connection, PreparedStatement query, int parameter, Object value)
            throws SQLException {
        if (value instanceof Instant instant) {
            query.setTimestamp(parameter, Timestamp.from(instant));
        } else if (value instanceof Collection<?> texts) {
            Array array = connection.createArrayOf("text", texts.toArray());
            query.setArray(parameter, array);
        } else {
            query.setString(parameter, value.toString());
        }
    }
}
