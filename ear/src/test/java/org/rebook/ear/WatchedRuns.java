package org.rebook.ear;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** How far the runs of one kind have come, by what their database says. Other runs have items too. */
record WatchedRuns(String kind, DataSource database) {

    /** How many of their items are settled. */
    int settled() throws SQLException {
        return count("i.status <> 'LEFT'");
    }

    int left() throws SQLException {
        return count("i.status = 'LEFT'");
    }

    void awaitMoreThan(int done) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofMinutes(2))
                .until(() -> settled() > done);
    }

    void awaitEnd() {
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> Sql.rows(
                        database, "select status from run where kind = '%s'".formatted(kind))
                .equals(List.of("COMPLETED")));
    }

    private int count(String which) throws SQLException {
        return Integer.parseInt(Sql.text(
                database,
                "select count(*) from run_item i join run r on r.id = i.run_id where r.kind = '%s' and %s"
                        .formatted(kind, which)));
    }
}
