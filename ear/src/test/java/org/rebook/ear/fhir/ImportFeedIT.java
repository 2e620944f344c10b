package org.rebook.ear.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Rebook;

/** A folder of NDJSON files taken in as a run (hazard H19). */
class ImportFeedIT {

    private final String own = "feed-" + UUID.randomUUID().toString().substring(0, 8);
    private final Path folder = Rebook.feeds().resolve(own);
    private Ehr operator;

    @BeforeEach
    void writeTheFeed() throws Exception {
        operator = Ehr.with(Ehr.tokenOf("operator"));
        Files.createDirectories(folder);
        // In the wrong order by name: the types say what comes first.
        Files.writeString(folder.resolve("a.ndjson"), request("1") + "\n" + request("unknown") + "\n");
        Files.writeString(folder.resolve("b.ndjson"), patient("1") + "\n{\"resourceType\":\n\n" + patient("2") + "\n");
    }

    @Test
    void takesTheGoodLinesInAndReportsTheBadOnesWithTheirPlace() throws Exception {
        long run = imported();
        assertThat(rows("select id from patient where id like '" + own + "%' order by id"))
                .containsExactly(own + "-1", own + "-2");
        assertThat(rows("select id from pathway where id like '" + own + "%'")).containsExactly(own + "-1");
        assertThat(rows("select file || ':' || line || ' ' || element from import_problem where run_id = " + run
                        + " order by 1"))
                .containsExactly("a.ndjson:2 ServiceRequest.subject", "b.ndjson:2 Resource");
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        imported();
        long again = imported();
        assertThat(rows("select sum(changed) from feed_file where run_id = " + again))
                .containsExactly("0");
        assertThat(rows("select max(version) from fhir_resource where id like '" + own + "%'"))
                .containsExactly("1");
    }

    @Test
    void readsNoFolderOutsideTheOneThatIsSet() throws Exception {
        for (String outside : List.of("..", "/etc", own + "/../../server")) {
            HttpResponse<String> refused = start(outside);
            assertThat(refused.statusCode()).as(outside).isEqualTo(400);
        }
    }

    private long imported() throws Exception {
        HttpResponse<String> started = start(own);
        assertThat(started.statusCode()).as(started.body()).isBetween(200, 202);
        long run = Long.parseLong(
                rows("select max(id) from run where argument = '" + own + "'").get(0));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> rows("select 1 from run where ended_at is null and id = " + run)
                        .isEmpty());
        assertThat(rows("select status || coalesce(message, '') from run where id = " + run)
                        .get(0))
                .startsWith("COMPLETED");
        return run;
    }

    private HttpResponse<String> start(String argument) throws IOException, InterruptedException {
        return operator.send(
                "POST",
                "/api/runs",
                "{\"kind\":\"import-feed\",\"argument\":\"%s\"}".formatted(argument),
                Map.of("Content-Type", "application/json"));
    }

    private String patient(String number) {
        return "{\"resourceType\":\"Patient\",\"id\":\"%s-%s\",\"name\":[{\"family\":\"Feed\"}]}"
                .formatted(own, number);
    }

    private String request(String patient) {
        return "{\"resourceType\":\"ServiceRequest\",\"id\":\"%1$s-%2$s\",\"status\":\"active\",\"intent\":\"order\","
                        .formatted(own, patient)
                + "\"subject\":{\"reference\":\"Patient/%s-%s\"}}".formatted(own, patient);
    }

    private static List<String> rows(String sql) {
        try (Connection connection = Rebook.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
