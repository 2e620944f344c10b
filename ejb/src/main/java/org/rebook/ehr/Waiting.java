package org.rebook.ehr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rebook.ehr.ResourceIntake.OnConflict;

/** Resources that were kept and wait for something they refer to. */
public final class Waiting {

    private static final int PAGE = 1_000;
    private static final String NEXT =
            """
            with waiting as (
                select w.*, coalesce(array_position(?, w.type), 0) as rank, coalesce(w.file, '') as place,
                    coalesce(w.line, 0) as number
                from fhir_waiting w)
            select w.rank, w.place, w.number, w.id, f.content
            from waiting w join fhir_resource f on f.type = w.type and f.id = w.id
            where (w.rank, w.place, w.number, w.id) > (?, ?, ?, ?)
            order by w.rank, w.place, w.number, w.id limit
            """
                    + PAGE;

    private Waiting() {}

    /** How far a pass over what waits has come, and how many it could use so far. */
    public record Page(int rank, String place, int line, String id, int used, boolean isLast) {

        public static Page first() {
            return new Page(-1, "", 0, "", 0, false);
        }
    }

    static Page useAgain(Connection connection, Page after) throws SQLException {
        List<Received> waiting = new ArrayList<>();
        Page last = after;
        try (PreparedStatement query = connection.prepareStatement(NEXT)) {
            query.setArray(1, connection.createArrayOf("text", Projections.ORDER.toArray()));
            query.setInt(2, after.rank());
            query.setString(3, after.place());
            query.setInt(4, after.line());
            query.setString(5, after.id());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    waiting.add(Received.json(rows.getString(5), null));
                    last = new Page(rows.getInt(1), rows.getString(2), rows.getInt(3), rows.getString(4), 0, false);
                }
            }
        }
        long used = new ResourceIntake(connection, OnConflict.KEEP, null)
                .takeAgain(waiting).stream().filter(one -> one.note() == null).count();
        return new Page(
                last.rank(), last.place(), last.line(), last.id(), after.used() + (int) used, waiting.size() < PAGE);
    }
}
