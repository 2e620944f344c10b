package org.rebook.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rebook.ear.demo.DemoTrust;
import org.rebook.ear.demo.Size;

/**
 * The edge patients of the demo trust, from the feed to the plan on a running server: each is kept or may move by the
 * same rules as edge-patients.md says (hazards H01, H03, H11).
 */
class EdgePatientsIT {

    private static final Path TABLE = Path.of("..", "ejb", "src", "test", "resources", "edge-patients.md");
    private static final Pattern RULE = Pattern.compile("\\((PR\\d+|R-[A-Z]+-\\d+)\\)");
    private static final String DIES_LATER = "edge-deceased-appointment";
    private static final String MOVES_LATER = "edge-moved-on-portal-appointment";

    /** What a plan makes of one appointment. */
    private record Placement(String decision, String reason) {

        boolean isKept() {
            return decision.equals("STAY") || decision.equals("PROTECTED");
        }

        String verdict() {
            Set<String> rules = new TreeSet<>();
            Matcher found = RULE.matcher(reason);
            while (reason.startsWith("Protected") && found.find()) {
                rules.add(found.group(1));
            }
            return rules.isEmpty() ? "may move" : "keeps: " + String.join(", ", rules);
        }
    }

    @Test
    void areKeptOrMovedAsTheTableSays(@TempDir Path folder) throws Exception {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        LocalDate strike = DemoTrust.nextStrikeStart(today);
        Path feed = Files.createDirectories(Rebook.feeds()).resolve("edge-patients");
        DemoTrust.of(Size.SMALL, 2016, strike, today).writeTo(feed);
        Files.move(feed.resolve("later"), Rebook.feeds().resolve("edge-patients-later"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"));
                OwnServer server = OwnServer.start(folder.resolve("server"), database, "rebook");
                Connection connection = Rebook.dataSource(database).getConnection()) {
            run(server, connection, "{\"kind\":\"import-feed\",\"argument\":\"edge-patients\"}");
            server.post("/api/strikes", declaration(strike));
            run(server, connection, "{\"kind\":\"plan-strike\",\"strike\":1}");

            Map<String, Placement> plan = plan(connection);
            SoftAssertions each = new SoftAssertions();
            table().forEach((appointment, verdict) -> {
                Placement placement = plan.get(appointment);
                each.assertThat(placement).as(appointment).isNotNull();
                if (placement != null && !appointment.equals(DIES_LATER)) {
                    each.assertThat(placement.verdict())
                            .as("%s: %s", appointment, placement.reason())
                            .isEqualTo(verdict);
                    each.assertThat(placement.isKept() || verdict.equals("may move"))
                            .as("%s is %s", appointment, placement.decision())
                            .isTrue();
                }
            });
            each.assertAll();

            run(server, connection, "{\"kind\":\"import-feed\",\"argument\":\"edge-patients-later\"}");
            run(server, connection, "{\"kind\":\"plan-strike\",\"strike\":1}");
            Map<String, Placement> later = plan(connection);
            assertThat(later.get(DIES_LATER).decision()).isEqualTo("PROTECTED");
            assertThat(later.get(DIES_LATER).reason()).startsWith("The patient has died.");
            assertThat(later).doesNotContainKey(MOVES_LATER);
        }
    }

    private static String declaration(LocalDate day) {
        return """
                {"name": "Everybody", "windows": [{"startsAt": "%1$sT08:00", "endsAt": "%1$sT17:00"},
                 {"startsAt": "%2$sT08:00", "endsAt": "%2$sT17:00"}],
                 "staff": ["RESIDENT_DOCTOR", "CONSULTANT", "SAS_DOCTOR", "NURSE", "THEATRE_PRACTITIONER", "ALLIED_HEALTH",
                 "SCIENTIST"], "sites": ["RAL01", "RAL26", "RALC7"],
                 "participation": {"low": 100, "likely": 100, "high": 100}, "profile": "LOCAL"}
                """
                .formatted(day, day.plusDays(1));
    }

    private static void run(OwnServer server, Connection connection, String json) throws Exception {
        server.post("/api/runs", json);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> rows(
                        connection, "select id, kind from run where ended_at is null")
                .isEmpty());
        assertThat(rows(
                        connection,
                        "select id, concat_ws(' ', kind, status, message) from run where status <> 'COMPLETED'"))
                .isEmpty();
    }

    private static Map<String, Placement> plan(Connection connection) throws SQLException {
        Map<String, Placement> placements = new TreeMap<>();
        rows(
                        connection,
                        """
                select appointment_id, decision || '|' || reason from placement
                where plan_id = (select max(id) from plan) and appointment_id like 'edge-%'
                """)
                .forEach((appointment, text) -> placements.put(
                        appointment,
                        new Placement(text.substring(0, text.indexOf('|')), text.substring(text.indexOf('|') + 1))));
        return placements;
    }

    private static Map<String, String> rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Map<String, String> found = new TreeMap<>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            return found;
        }
    }

    private static Map<String, String> table() throws IOException {
        Map<String, String> verdicts = new TreeMap<>();
        for (String line : Files.readAllLines(TABLE)) {
            if (line.startsWith("| edge-")) {
                List<String> cells =
                        Arrays.stream(line.split("\\|")).map(String::strip).toList();
                verdicts.put(cells.get(1), cells.get(3));
            }
        }
        return verdicts;
    }
}
