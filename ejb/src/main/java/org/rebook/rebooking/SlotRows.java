package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;

/** Reads slots as they are now, with what a clerk is shown of them. */
@ApplicationScoped
class SlotRows {

    private static final String COLUMNS =
            """
            select sl.id, sl.session_id, sl.type, sl.modality, sl.starts_at, sl.ends_at, sl.reserved,
                sl.status = 'FREE' or (sl.status = 'HELD' and sl.held_until <= now()) as free,
                s.status, s.specialty, s.site_id, s.clinician_id, s.overrun_minutes, c.name as clinic,
                c.capabilities, c.least_age, c.greatest_age, si.name as site, cl.name as clinician,
                case when sl.type = 'LIST' then coalesce((select sum(a.mean_minutes + s.turnaround_minutes)
                    from appointment a where a.session_id = s.id and a.status = 'BOOKED' and a.kind = 'OPERATION'), 0)
                    else 0 end as taken_minutes,
                case when sl.type = 'LIST' then %s else '' end as early
            """
                    .formatted(OfferedRows.EARLY.replace(" as early", ""));

    private static final String PLACES =
            """
            join clinic c on c.id = s.clinic_id
            left join site si on si.id = s.site_id
            left join clinician cl on cl.id = s.clinician_id
            """;

    // Session by session, and no session is longer than a day: PostgreSQL would read the slots of every specialty.
    private static final String OF_SPECIALTY =
            """
            from session s
            cross join lateral (select * from slot f where f.session_id = s.id and f.starts_at > ? and f.starts_at < ?
                and f.status = any(?) offset 0) sl
            %s
            where s.specialty = ? and s.starts_at > ? and s.starts_at < ? and (s.kind = 'THEATRE') = ?
            """;

    private static final Duration LONGEST_SESSION = Duration.ofDays(1);

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    /** Where slots are looked for. */
    record Range(@Nullable String specialty, boolean theatre, Instant from, Instant until) {}

    /** The slots that nobody has for good, in sessions that take place. */
    List<ListedSlot> free(Range range) {
        return read(
                COLUMNS + OF_SPECIALTY.formatted(PLACES) + " and s.status <> 'STOOD_DOWN'",
                (connection, statement) -> set(connection, statement, range, "FREE", "HELD"));
    }

    /** All slots, whoever has them. */
    List<ListedSlot> all(Range range) {
        return read(
                COLUMNS + OF_SPECIALTY.formatted(PLACES),
                (connection, statement) -> set(connection, statement, range, "FREE", "HELD", "BUSY", "WITHDRAWN"));
    }

    /** How many slots somebody has. */
    int taken(Range range) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) " + OF_SPECIALTY.formatted(""))) {
            set(connection, statement, range, "BUSY");
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The slots cannot be counted.", e);
        }
    }

    /** The slots of a specialty that begin on one day, in order of time. */
    List<ListedSlot> on(LocalDate day, String specialty) {
        return read(
                COLUMNS + "from slot sl join session s on s.id = sl.session_id " + PLACES
                        + "where s.specialty = ? and sl.starts_at >= ? and sl.starts_at < ?"
                        + " order by sl.starts_at, c.name, sl.id",
                (connection, statement) -> {
                    statement.setString(1, specialty);
                    statement.setTimestamp(2, Timestamp.from(London.startOf(day)));
                    statement.setTimestamp(3, Timestamp.from(London.startOf(day.plusDays(1))));
                });
    }

    /** These slots. */
    List<ListedSlot> these(Collection<String> ids) {
        return read(
                COLUMNS + "from slot sl join session s on s.id = sl.session_id " + PLACES + "where sl.id = any(?)",
                (connection, statement) -> statement.setArray(1, connection.createArrayOf("text", ids.toArray())));
    }

    private static void set(Connection connection, PreparedStatement statement, Range range, String... statuses)
            throws SQLException {
        statement.setTimestamp(1, Timestamp.from(range.from()));
        statement.setTimestamp(2, Timestamp.from(range.until()));
        statement.setArray(3, connection.createArrayOf("text", statuses));
        statement.setString(4, range.specialty());
        statement.setTimestamp(5, Timestamp.from(range.from().minus(LONGEST_SESSION)));
        statement.setTimestamp(6, Timestamp.from(range.until()));
        statement.setBoolean(7, range.theatre());
    }

    private interface Values {
        void into(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private List<ListedSlot> read(String query, Values values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            values.into(connection, statement);
            List<ListedSlot> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(slot(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The slots cannot be read.", e);
        }
    }

    private static ListedSlot slot(ResultSet row) throws SQLException {
        SlotTime time = new SlotTime(instant(row, "starts_at"), instant(row, "ends_at"));
        SlotType type = SlotType.valueOf(row.getString("type"));
        int taken = row.getInt("taken_minutes");
        int room = (int) time.minutes() + (type == SlotType.LIST ? row.getInt("overrun_minutes") - taken : 0);
        return new ListedSlot(
                new OfferedSlot(
                        row.getString("id"),
                        row.getString("session_id"),
                        type,
                        Modality.valueOf(row.getString("modality")),
                        row.getString("specialty"),
                        row.getString("site_id"),
                        row.getString("clinician_id"),
                        time,
                        row.getBoolean("free"),
                        SessionStatus.valueOf(row.getString("status")),
                        row.getBoolean("reserved"),
                        room,
                        new Capabilities(texts(row), row.getInt("least_age"), row.getInt("greatest_age"))),
                taken,
                OfferedRows.early(row.getString("early")),
                row.getString("clinic"),
                row.getString("site"),
                row.getString("clinician"));
    }

    private static Set<String> texts(ResultSet row) throws SQLException {
        Array array = row.getArray("capabilities");
        return Set.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
