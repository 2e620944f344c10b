package org.rebook.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose server is told to stop is interrupted, at once and by nobody's wish, and a night goes on by itself (hazard H01). */
class StoppedServerIT {

    private static final String INTERRUPTED =
            "INTERRUPTED|The server ended while this run was under way. Restart it to go on where it was.";

    private static final String SECOND_HALF =
            """
            select id from appointment where id in (
                select appointment_id from placement where decision <> 'STAY' order by tier, day, appointment_id
                offset (select count(*) from placement where decision <> 'STAY') / 2)
            for update
            """;

    @Test
    void saysWhatItLeavesAndANightGoesOnByItself(@TempDir Path folder) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"))) {
            DataSource rebook = Rebook.dataSource(database, "rebook");
            try (OwnServer server = OwnServer.startWithoutFeeds(folder.resolve("server"), database, "rebook")) {
                planAndApprove(server, rebook);
                stopInTheMiddleOfANight(server, rebook);
            }
            assertThat(how(rebook, "carry-out-plan")).isEqualTo(INTERRUPTED);
            assertThat(how(rebook, "overnight")).isEqualTo(INTERRUPTED);

            try (OwnServer server = OwnServer.startWithoutFeeds(folder.resolve("server"), database, "rebook")) {
                new WatchedRuns("carry-out-plan", rebook).awaitEnd();
                assertThat(Sql.text(rebook, "select restarts from run where kind = 'overnight'"))
                        .isEqualTo("1");
                assertThat(Sql.rows(rebook, "select * from orphan")).isEmpty();
                stopInTheMiddleOfPlanning(server, rebook);
            }
            assertThat(how(rebook, "plan-strike")).isEqualTo(INTERRUPTED);
        }
    }

    private static void planAndApprove(OwnServer server, DataSource rebook) throws Exception {
        StruckTrust.make(rebook, "stop", 400);
        server.declareStrike("stop", new StruckTrust.Absent(60, 100, 100));
        server.post("/api/runs", "{\"kind\":\"plan-strike\",\"strike\":1}");
        new WatchedRuns("plan-strike", rebook).awaitEnd();
        // Only a person can approve, in the console; here the test stands in for one.
        Sql.execute(rebook, "update plan set status = 'APPROVED', approved_at = now(), approved_by = 'manager2'");
    }

    private static void stopInTheMiddleOfANight(OwnServer server, DataSource rebook) throws Exception {
        try (Connection held = Sql.hold(rebook, SECOND_HALF)) {
            server.post("/api/runs", "{\"kind\":\"overnight\"}");
            new WatchedRuns("carry-out-plan", rebook).awaitMoreThan(0);
            CompletableFuture<Void> closing = closing(server);
            awaitInterrupted(rebook, "overnight");
            held.rollback();
            closing.join();
        }
    }

    // A planning has no items between which it could stop, and this one waits.
    private static void stopInTheMiddleOfPlanning(OwnServer server, DataSource rebook) throws Exception {
        try (Connection held = rebook.getConnection();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("lock table placement in share mode");
            server.post("/api/runs", "{\"kind\":\"plan-strike\",\"strike\":1}");
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !Sql.rows(
                            rebook, "select 1 from pg_locks where not granted and relation = 'placement'::regclass")
                    .isEmpty());
            CompletableFuture<Void> closing = closing(server);
            awaitInterrupted(rebook, "plan-strike");
            held.rollback();
            closing.join();
        }
    }

    private static CompletableFuture<Void> closing(OwnServer server) {
        return CompletableFuture.runAsync(() -> {
            try {
                server.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while the server was ending.", e);
            }
        });
    }

    private static void awaitInterrupted(DataSource rebook, String kind) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> how(rebook, kind)
                .equals(INTERRUPTED));
    }

    private static String how(DataSource rebook, String kind) throws SQLException {
        return Sql.rows(rebook, "select status, message from run where kind = '%s' order by id desc".formatted(kind))
                .get(0);
    }
}
