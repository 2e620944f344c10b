package org.rebook.ear.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rebook.clinic.London;
import org.rebook.ear.Rebook;

/** The overnight chain, when it is due and when it was missed. */
class ScheduleIT {

    private static final String EVERY_DAY =
            "[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"]";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Operator operator;

    @BeforeEach
    void takeAToken() throws Exception {
        operator = Operator.withToken();
    }

    @AfterEach
    void switchOff() throws Exception {
        operator.put("/api/schedule", schedule(false, LocalTime.of(2, 0)));
    }

    @Test
    void startsANightThatAServerCameTooLateForByMinutes() throws Exception {
        Instant due = dueAgo(Duration.ofMinutes(5));
        JsonNode taken = taken(due);
        assertThat(taken.get("started").asBoolean()).isTrue();

        JsonNode night = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> operator.get("/api/runs/" + taken.get("run").asLong())
                                .json(),
                        run -> run.hasNonNull("endedAt"));
        assertThat(night.get("left").asInt()).isZero();
        assertThat(steps(night.get("id").asLong()))
                .startsWith("import-feed")
                .endsWith("push-to-ehr", "reconcile-ehr", "check-orphans");
    }

    @Test
    void reportsANightThatNoServerCameForInSixHours() throws Exception {
        Instant due = dueAgo(Duration.ofHours(7));
        JsonNode taken = taken(due);
        assertThat(taken.get("started").asBoolean()).isFalse();
        assertThat(taken.get("reason").asText()).contains("six hours");
    }

    @Test
    void refusesATimeThatIsNone() throws Exception {
        Operator.Answer answer =
                operator.put("/api/schedule", "{\"enabled\": 1, \"at\": \"25:00\", \"on\": [\"LUNDI\"]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("problems").findValuesAsText("field")).contains("enabled", "at", "on");
        assertThat(answer.text()).contains("25:00", "LUNDI");
    }

    private Instant dueAgo(Duration ago) throws Exception {
        ZonedDateTime local =
                Instant.now().minus(ago).truncatedTo(ChronoUnit.MINUTES).atZone(London.ZONE);
        // A time that the clock shows twice is due the first time.
        Instant due = local.withEarlierOffsetAtOverlap().toInstant();
        LocalTime at = local.toLocalTime();
        // As if the trust had set it two days ago: what was due before the schedule was set is not made up for.
        assertThat(operator.put("/api/schedule", schedule(false, at)).status()).isEqualTo(200);
        try (Connection connection = Rebook.database().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update setting set value = 'true' where name = 'overnight.enabled'");
            statement.execute(
                    "update setting set changed_at = '%s'::timestamptz - interval '1 minute' where name like 'overnight.%%'"
                            .formatted(due));
            connection.commit();
        }
        return due;
    }

    private JsonNode taken(Instant due) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> StreamSupport.stream(
                                        operator.get("/api/schedule")
                                                .json()
                                                .get("latest")
                                                .spliterator(),
                                        false)
                                .filter(one -> one.get("at").asText().equals(due.toString()))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private List<String> steps(long night) throws Exception {
        return StreamSupport.stream(operator.get("/api/runs").json().spliterator(), false)
                .filter(run -> run.path("parent").asLong() == night)
                .sorted((one, other) ->
                        Long.compare(one.get("id").asLong(), other.get("id").asLong()))
                .map(run -> run.get("kind").asText())
                .toList();
    }

    private static String schedule(boolean enabled, LocalTime at) {
        return "{\"enabled\": %s, \"at\": \"%s\", \"on\": %s}".formatted(enabled, at, EVERY_DAY);
    }
}
