package org.rebook.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose server is killed, again and again, ends as one that was left alone (hazard H01). */
class KilledRunIT {

    private static final int KILLS = 3;
    private static final String KIND = "carry-out-plan";

    // In the order in which they are carried out, so that however fast the run is, some of it is left when the kill
    // comes.
    private static final String LATER_ONES =
            """
            select id from appointment where id in (
                select appointment_id from placement where decision <> 'STAY' order by tier, day, appointment_id
                offset (select count(*) from placement where decision <> 'STAY') * %d / %d)
            for update
            """;

    /** All that a patient, a clerk or the EHR could notice, without the times at which it was written. */
    private static final List<String> END_STATE = List.of(
            """
            select id, status, slot_id, session_id, starts_at, modality, cancelled_by, cancellation_reason, replaces_id,
                replaced_by_id, hospital_cancellations, version from appointment order by id
            """,
            "select id, status, version from slot order by id",
            "select id, status from session order by id",
            "select appointment_id, kind, status, owner, due_on, reason from obligation order by 1, 2, 3",
            "select item, status, reason from run_item order by item",
            "select action, subject_id, who, count(*) from audit_entry where action <> 'declare' group by 1, 2, 3 order by 1, 2, 3",
            "select subject, count(*) from outbox group by 1 order by 1");

    @Test
    void endsAsARunThatWasLeftAlone(@TempDir Path folder) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"))) {
            long plan = planAndApprove(folder, database);
            Sql.execute(Rebook.dataSource(database, "postgres"), "create database left_alone template rebook");

            try (OwnServer server = OwnServer.start(folder.resolve("server"), database, "left_alone")) {
                server.post("/api/runs", "{\"kind\":\"carry-out-plan\",\"plan\":%d}".formatted(plan));
                new WatchedRuns(KIND, Rebook.dataSource(database, "left_alone")).awaitEnd();
            }
            DataSource killed = Rebook.dataSource(database, "rebook");
            carryOutUnderKills(folder, database, killed, plan);

            for (String query : END_STATE) {
                assertThat(Sql.rows(killed, query))
                        .as(query)
                        .isEqualTo(Sql.rows(Rebook.dataSource(database, "left_alone"), query));
            }
            assertThat(Sql.rows(killed, "select status from plan")).containsExactly("CARRIED_OUT");
        }
    }

    private static long planAndApprove(Path folder, EmbeddedDatabase database) throws Exception {
        DataSource rebook = Rebook.dataSource(database, "rebook");
        try (OwnServer server = OwnServer.start(folder.resolve("server"), database, "rebook")) {
            StruckTrust.make(rebook, "kill", 400);
            server.declareStrike("kill", new StruckTrust.Absent(60, 100, 100));
            server.post("/api/runs", "{\"kind\":\"plan-strike\",\"strike\":1}");
            new WatchedRuns("plan-strike", rebook).awaitEnd();
        }
        // Only a person can approve, in the console; here the test stands in for one.
        Sql.execute(rebook, "update plan set status = 'APPROVED', approved_at = now(), approved_by = 'manager2'");
        return Long.parseLong(Sql.rows(rebook, "select id from plan").get(0));
    }

    private static void carryOutUnderKills(Path folder, EmbeddedDatabase database, DataSource killed, long plan)
            throws Exception {
        WatchedRuns watched = new WatchedRuns(KIND, killed);
        String run = null;
        for (int kill = 0; kill < KILLS; kill++) {
            try (OwnServer server = OwnServer.start(folder.resolve("server"), database, "rebook");
                    Connection held = Sql.hold(killed, LATER_ONES.formatted(kill + 2, KILLS + 2))) {
                int done = watched.settled();
                run = startOrRestart(server, killed, plan, run);
                watched.awaitMoreThan(done);
                server.kill();
                held.rollback();
            }
            assertThat(watched.left()).as("the kill came before the end").isPositive();
            assertThat(Sql.rows(killed, "select * from orphan")).isEmpty();
        }
        try (OwnServer server = OwnServer.start(folder.resolve("server"), database, "rebook")) {
            server.post("/api/runs/%s/restart".formatted(run), "{}");
            watched.awaitEnd();
        }
        assertThat(Sql.rows(killed, "select * from orphan")).isEmpty();
    }

    private static String startOrRestart(OwnServer server, DataSource killed, long plan, @Nullable String run)
            throws Exception {
        if (run == null) {
            server.post("/api/runs", "{\"kind\":\"carry-out-plan\",\"plan\":%d}".formatted(plan));
            return Sql.rows(killed, "select id from run where kind = 'carry-out-plan'")
                    .get(0);
        }
        assertThat(Sql.rows(killed, "select status from run where id = " + run)).containsExactly("INTERRUPTED");
        server.post("/api/runs/%s/restart".formatted(run), "{}");
        return run;
    }
}
