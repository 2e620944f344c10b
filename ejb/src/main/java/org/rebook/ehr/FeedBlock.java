package org.rebook.ehr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rebook.ehr.Received.Line;
import org.rebook.ehr.ResourceIntake.OnConflict;
import org.rebook.ehr.Taken.Change;
import org.rebook.schema.Columns;

/** Takes lines of a feed in, with their problems and the mark how far the file is, on one connection. */
final class FeedBlock {

    private final Connection connection;
    private final long run;

    FeedBlock(Connection connection, long run) {
        this.connection = connection;
        this.run = run;
    }

    private record Problem(Line line, RefusedResource refusal) {}

    void take(String file, List<FeedLine> lines, int upTo, boolean isEnd) throws SQLException {
        List<Problem> problems = new ArrayList<>();
        List<Received> received = new ArrayList<>();
        for (FeedLine line : lines) {
            if (line.received() != null) {
                received.add(line.received());
            } else if (line.refusal() != null) {
                problems.add(new Problem(line.line(), line.refusal()));
            }
        }
        List<Taken> taken = new ResourceIntake(connection, OnConflict.KEEP, run).take(received);
        long changed = 0;
        for (Taken one : taken) {
            changed += one.change() == Change.CREATED || one.change() == Change.UPDATED ? 1 : 0;
            if (one.isRefused() && one.note() != null && one.received().line() != null) {
                problems.add(new Problem(one.received().line(), one.note()));
            }
        }
        report(problems);
        mark(file, upTo, isEnd, lines.size(), changed);
    }

    private void report(List<Problem> problems) throws SQLException {
        new Columns<>(problems)
                .with("run", problem -> run)
                .with("file", problem -> problem.line().file())
                .with("line", problem -> problem.line().number())
                .with("element", problem -> problem.refusal().element())
                .with("reason", problem -> problem.refusal().reason())
                .run(
                        connection,
                        """
                        insert into import_problem (run_id, file, line, element, reason)
                        select x.run::bigint, x.file, x.line::int, x.element, x.reason from :rows
                        """);
    }

    private void mark(String file, int upTo, boolean isEnd, long taken, long changed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                update feed_file set line = ?, done = ?, taken = taken + ?, changed = changed + ?
                where run_id = ? and file = ?
                """)) {
            statement.setInt(1, upTo);
            statement.setBoolean(2, isEnd);
            statement.setLong(3, taken);
            statement.setLong(4, changed);
            statement.setLong(5, run);
            statement.setString(6, file);
            statement.executeUpdate();
        }
    }
}
