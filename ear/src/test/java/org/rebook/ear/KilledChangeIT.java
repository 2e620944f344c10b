package org.rebook.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change whose server is killed while it is kept leaves the plan as it was, and can be kept again; read back, the plan
 * answers to every change as when it was made (hazard H01).
 */
class KilledChangeIT {

    // The last that a change writes: who waits for it has written all else.
    private static final String LAST_WRITTEN = "audit_entry";

    private static final List<String> STATE = List.of(
            "select id, status, version, derived_from from plan order by id",
            "select plan_id, appointment_id, decision, slot_id from placement order by 1, 2",
            "select plan_id, steps from plan_input order by 1",
            "select count(*) from audit_entry",
            "select id, status, slot_id, version from appointment order by 1",
            "select appointment_id, kind, status from obligation order by 1, 2",
            "select count(*) from outbox");

    @Test
    void leavesThePlanAsItWas(@TempDir Path folder) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"))) {
            DataSource rebook = Rebook.dataSource(database, "rebook");
            List<List<String>> before;
            List<String> asMade;
            String declines;
            try (OwnServer server = OwnServer.start(folder.resolve("server"), database, "rebook")) {
                plan(server, rebook);
                declines = declineOfOne(rebook);
                before = stateOf(rebook);
                asMade = tried(server, rebook);
                killWhileKeeping(server, rebook, declines);
            }
            assertThat(stateOf(rebook)).isEqualTo(before);

            try (OwnServer server = OwnServer.start(folder.resolve("server"), database, "rebook")) {
                assertThat(tried(server, rebook))
                        .as("the plan as it was read back")
                        .isEqualTo(asMade);
                server.post("/api/plans/1/changes?keep=true", declines);
            }
            assertThat(Sql.rows(rebook, "select status from plan order by id"))
                    .containsExactly("SUPERSEDED", "PROPOSED");
            assertThat(Sql.rows(rebook, "select * from orphan")).isEmpty();
        }
    }

    private static void plan(OwnServer server, DataSource rebook) throws Exception {
        StruckTrust.make(rebook, "change", 40);
        server.declareStrike("change", new StruckTrust.Absent(60, 100, 100));
        server.post("/api/runs", "{\"kind\":\"plan-strike\",\"strike\":1}");
        new WatchedRuns("plan-strike", rebook).awaitEnd();
    }

    private static String declineOfOne(DataSource rebook) throws SQLException {
        String moved =
                Sql.text(rebook, "select appointment_id from placement where decision = 'MOVE' order by 1 limit 1");
        return "{\"changes\":[{\"kind\":\"DECLINE\",\"appointment\":\"%s\"}]}".formatted(moved);
    }

    /** What the decline of each of some who have a new date would come to. */
    private static List<String> tried(OwnServer server, DataSource rebook) throws Exception {
        List<String> all = new ArrayList<>();
        for (String moved :
                Sql.rows(rebook, "select appointment_id from placement where decision = 'MOVE' order by 1 limit 20")) {
            String decline = "{\"changes\":[{\"kind\":\"DECLINE\",\"appointment\":\"%s\"}]}".formatted(moved);
            all.add(server.post("/api/plans/1/changes", decline).replaceAll("\"micros\":\\d+", ""));
        }
        return all;
    }

    private static void killWhileKeeping(OwnServer server, DataSource rebook, String declines) throws Exception {
        try (Connection held = rebook.getConnection();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("lock table %s in share mode".formatted(LAST_WRITTEN));
            CompletableFuture<String> keeping = CompletableFuture.supplyAsync(() -> keep(server, declines));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !Sql.rows(
                            rebook,
                            "select 1 from pg_locks where not granted and relation = '%s'::regclass"
                                    .formatted(LAST_WRITTEN))
                    .isEmpty());
            server.kill();
            held.rollback();
            assertThatThrownBy(keeping::join).hasMessageContaining("no answer");
        }
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Sql.rows(
                        rebook, "select 1 from pg_stat_activity where application_name = 'rebook'")
                .isEmpty());
    }

    private static String keep(OwnServer server, String declines) {
        try {
            return server.post("/api/plans/1/changes?keep=true", declines);
        } catch (Exception killed) {
            throw new IllegalStateException("There was no answer.", killed);
        }
    }

    private static List<List<String>> stateOf(DataSource rebook) throws SQLException {
        List<List<String>> state = new ArrayList<>();
        for (String query : STATE) {
            state.add(Sql.rows(rebook, query));
        }
        return state;
    }
}
