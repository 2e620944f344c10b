package org.rebook.ear;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** How far the only run of its kind has come, by what its database says. */
final class WatchedRuns {

    private WatchedRuns() {}

    /** How many items are settled. */
    static int settled(DataSource database) throws SQLException {
        return Integer.parseInt(Sql.text(database, "select count(*) from run_item where status <> 'LEFT'"));
    }

    static void awaitMoreThan(int done, DataSource database) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofMinutes(2))
                .until(() -> settled(database) > done);
    }

    static void awaitEnd(String kind, DataSource database) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> Sql.rows(
                        database, "select status from run where kind = '%s'".formatted(kind))
                .equals(List.of("COMPLETED")));
    }
}
