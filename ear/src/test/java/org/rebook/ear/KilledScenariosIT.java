package org.rebook.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight scenarios whose server is killed, and whose database is stopped, come to what they come to when left alone, and
 * touch nothing that is live (hazard H01).
 */
class KilledScenariosIT {

    private static final String KIND = "try-scenarios";

    /** All that a scenario comes to, without the times at which it was written. */
    private static final List<String> END_STATE = List.of(
            "select item, status, reason from run_item order by item",
            """
            select s.name, r.fingerprint, r.rule_version, r.declared_likely, r.figures, r.recovery
            from scenario s join scenario_result r on r.scenario_id = s.id order by s.name
            """,
            """
            select scenario_id, appointment_id, appointment_version, decision, slot_id, session_id, starts_at, added, reason
            from scenario_placement order by 1, 2
            """);

    // In the order in which they are worked out, so that however fast the run is, some are left when it is stopped.
    private static final String LATER_ONES =
            "select id from scenario where id in (select id from scenario order by id offset %d) for update";

    private static final List<String> LIVE =
            List.of("appointment", "slot", "session", "impact", "plan", "placement", "obligation", "outbox", "strike");

    @Test
    void comeToTheSameAsScenariosThatWereLeftAlone(@TempDir Path folder) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"))) {
            declareWithEight(folder, database);
            Sql.execute(Rebook.dataSource(database, "postgres"), "create database left_alone template rebook");
            DataSource alone = Rebook.dataSource(database, "left_alone");
            DataSource killed = Rebook.dataSource(database, "rebook");
            List<String> live = liveIn(killed);

            try (OwnServer server = OwnServer.start(folder.resolve("server"), database, "left_alone")) {
                server.post("/api/runs", "{\"kind\":\"try-scenarios\",\"strike\":1}");
                new WatchedRuns(KIND, alone).awaitEnd();
            }
            killAndStop(folder, database, killed);

            for (String query : END_STATE) {
                assertThat(Sql.rows(killed, query)).as(query).isNotEmpty().isEqualTo(Sql.rows(alone, query));
            }
            assertThat(liveIn(killed)).isEqualTo(live).isEqualTo(liveIn(alone));
        }
    }

    private static void declareWithEight(Path folder, EmbeddedDatabase database) throws Exception {
        try (OwnServer server = OwnServer.start(folder.resolve("server"), database, "rebook")) {
            StruckTrust.make(Rebook.dataSource(database, "rebook"), "eight", 300);
            server.declareStrike("eight", new StruckTrust.Absent(30, 78, 100));
            for (int participation : List.of(30, 40, 50, 60, 70, 80, 90, 100)) {
                server.post(
                        "/api/strikes/1/scenarios",
                        "{\"name\":\"%1$d%% absent\",\"participation\":%1$d}".formatted(participation));
            }
        }
    }

    /** Killed in the middle once, then without a database for a while, then left to end. */
    private static void killAndStop(Path folder, EmbeddedDatabase database, DataSource killed) throws Exception {
        WatchedRuns watched = new WatchedRuns(KIND, killed);
        try (OwnServer first = OwnServer.start(folder.resolve("server"), database, "rebook");
                Connection held = Sql.hold(killed, LATER_ONES.formatted(4))) {
            first.post("/api/runs", "{\"kind\":\"try-scenarios\",\"strike\":1}");
            watched.awaitMoreThan(1);
            first.kill();
            held.rollback();
        }
        String run = Sql.rows(killed, "select id from run where kind = 'try-scenarios'")
                .get(0);
        nothingIsHalfDone(killed);

        try (OwnServer second = OwnServer.start(folder.resolve("server"), database, "rebook")) {
            // The connection goes down with the database.
            Sql.hold(killed, LATER_ONES.formatted(7));
            int done = watched.settled();
            second.post("/api/runs/%s/restart".formatted(run), "{}");
            watched.awaitMoreThan(done);
            stopForAWhile(folder.resolve("data"), killed);
            nothingIsHalfDone(killed);
            Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> !Sql.rows(
                            killed,
                            "select 1 from run where status in ('FAILED', 'INTERRUPTED') and ended_at is not null")
                    .isEmpty());
            second.post("/api/runs/%s/restart".formatted(run), "{}");
            watched.awaitEnd();
        }
    }

    private static void nothingIsHalfDone(DataSource database) throws SQLException {
        assertThat(Sql.rows(database, "select 1 from run_item where status = 'LEFT'"))
                .as("it was stopped before the end")
                .isNotEmpty();
        assertThat(Sql.rows(database, "select item from run_item where status not in ('LEFT', 'DONE')"))
                .as("a lost database is no scenario's fault")
                .isEmpty();
        assertThat(Sql.rows(database, "select cast(scenario_id as text) from scenario_result order by 1"))
                .isEqualTo(Sql.rows(database, "select item from run_item where status = 'DONE' order by 1"));
        assertThat(Sql.rows(database, "select distinct cast(scenario_id as text) from scenario_placement order by 1"))
                .isEqualTo(Sql.rows(database, "select item from run_item where status = 'DONE' order by 1"));
    }

    // As a power cut would: nobody is waited for, and the same server comes back on the same data.
    private static void stopForAWhile(Path data, DataSource killed) throws IOException, InterruptedException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
        List<String> command = new ArrayList<>(List.of(Files.readString(data.resolve("postmaster.opts"))
                .strip()
                .replace("\"", "")
                .split(" ")));
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL does not run as root; the embedded one is started in a name space of its own too.
            command.addAll(0, List.of("unshare", "-U"));
        }
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(process -> process.onExit()
                .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                .join());
        Awaitility.await()
                .pollDelay(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(10))
                .until(() -> true);
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("again.log").toFile())
                .start();
        Awaitility.await().ignoreExceptions().atMost(Duration.ofMinutes(1)).until(() -> !Sql.rows(killed, "select 1")
                .isEmpty());
    }

    private static List<String> liveIn(DataSource database) throws SQLException {
        List<String> sums = new ArrayList<>();
        for (String table : LIVE) {
            sums.addAll(Sql.rows(
                    database,
                    "select '%1$s', count(*), md5(string_agg(cast(t as text), '|' order by cast(t as text))) from %1$s t"
                            .formatted(table)));
        }
        return sums;
    }
}
