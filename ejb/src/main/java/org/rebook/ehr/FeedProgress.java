package org.rebook.ehr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rebook.schema.Columns;

/** How far a run is in the files of its feed. */
final class FeedProgress {

    private FeedProgress() {}

    static void note(Connection connection, long run, List<String> files) throws SQLException {
        new Columns<>(files)
                .with("run", file -> run)
                .with("file", file -> file)
                .with("ordinal", files::indexOf)
                .run(
                        connection,
                        """
                        insert into feed_file (run_id, file, ordinal) select x.run::bigint, x.file, x.ordinal::int from :rows
                        on conflict do nothing
                        """);
    }

    static List<FeedFile> of(Connection connection, long run) throws SQLException {
        List<FeedFile> files = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select file, line, done, taken, changed from feed_file where run_id = ? order by ordinal")) {
            query.setLong(1, run);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    files.add(new FeedFile(
                            rows.getString(1), rows.getInt(2), rows.getBoolean(3), rows.getLong(4), rows.getLong(5)));
                }
            }
        }
        return files;
    }

    static String finish(Connection connection, long run) throws SQLException {
        try (PreparedStatement report = connection.prepareStatement(
                """
                insert into import_problem (run_id, file, line, element, reason)
                select run_id, file, line, element, 'kept, not or not wholly used for planning: ' || reason
                from fhir_waiting where run_id = ? and file is not null and line is not null
                on conflict do nothing
                """)) {
            report.setLong(1, run);
            report.executeUpdate();
        }
        try (PreparedStatement query = connection.prepareStatement(
                """
                select coalesce(sum(taken), 0), coalesce(sum(changed), 0),
                    (select count(*) from import_problem p where p.run_id = ?)
                from feed_file where run_id = ?
                """)) {
            query.setLong(1, run);
            query.setLong(2, run);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return "%,d lines read, %,d resources new or changed, %,d problems."
                        .formatted(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }
}
