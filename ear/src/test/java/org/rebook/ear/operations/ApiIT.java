package org.rebook.ear.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Rebook;

/** Strikes, plans and runs as JSON. */
class ApiIT {

    private final String site = "api-" + UUID.randomUUID().toString().substring(0, 8);
    private Operator operator;

    @BeforeEach
    void openASite() throws Exception {
        operator = Operator.withToken();
        try (Connection connection = Rebook.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into site (id, name) values ('%s', 'Site')".formatted(site));
        }
    }

    @Test
    void declaresAssessesAndPlansAStrike() throws Exception {
        Operator.Answer declared = operator.post("/api/strikes", declaration());
        assertThat(declared.status()).as(declared.text()).isEqualTo(201);
        long strike = declared.json().get("strike").asLong();
        JsonNode read = operator.get(declared.location()).json();
        assertThat(read.get("windows").get(0).get("startsAt").asText())
                .as("London's clock is an hour ahead in April")
                .isEqualTo("2034-04-26T07:00:00Z");

        assertThat(operator.ended("{\"kind\":\"assess-impact\",\"strike\":%d}".formatted(strike))
                        .get("status")
                        .asText())
                .isEqualTo("COMPLETED");
        assertThat(operator.ended("{\"kind\":\"plan-strike\",\"strike\":%d}".formatted(strike))
                        .get("status")
                        .asText())
                .isEqualTo("COMPLETED");

        JsonNode plan =
                operator.get("/api/strikes/%d/plans".formatted(strike)).json().get(0);
        assertThat(plan.get("createdBy").asText()).isEqualTo("demo-operator");
        long id = plan.get("id").asLong();
        assertThat(operator.post("/api/runs", "{\"kind\":\"carry-out-plan\",\"plan\":%d}".formatted(id))
                        .status())
                .as("nobody has approved it")
                .isEqualTo(409);
        assertThat(operator.post("/api/plans/%d/approve".formatted(id), null).status())
                .as("a person approves, not a script")
                .isEqualTo(403);
        assertThat(operator.get("/api/plans/%d/placements?limit=5".formatted(id))
                        .status())
                .isEqualTo(200);
        assertThat(operator.get("/api/strikes/%d/impact".formatted(strike)).status())
                .isEqualTo(200);
    }

    @Test
    void namesEveryFieldThatIsWrongAndItsValue() throws Exception {
        Operator.Answer answer = operator.post(
                "/api/strikes",
                """
                {"name": 5, "windows": [{"startsAt": "2027-03-28T01:30", "endsAt": "2027-03-28T18:00", "why": 1}],
                 "staff": ["BOSS"], "sites": ["nowhere"], "participation": {"low": 90, "likely": 20, "high": 30}}
                """);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("problems").findValuesAsText("field"))
                .containsExactlyInAnyOrder("name", "windows[0].startsAt", "windows[0].why", "staff", "participation");
        assertThat(answer.text()).contains("2027-03-28T01:30", "BOSS", "90");
        assertThat(operator.post("/api/strikes", declaration().replace(site, "nowhere"))
                        .text())
                .contains("there is no site 'nowhere'");
        assertThat(operator.post("/api/runs", "{\"kind\": \"tidy\", \"strike\": 0, \"colour\": \"red\"}")
                        .json()
                        .get("problems")
                        .findValuesAsText("field"))
                .containsExactlyInAnyOrder("kind", "strike", "colour");
        assertThat(operator.post("/api/runs", "{\"kind\": \"plan-strike\", \"strike\": \"one\"}")
                        .json()
                        .get("problems")
                        .findValuesAsText("message"))
                .as("what cannot be read is not missing too")
                .containsExactly("it must be a whole number, not \"one\".");
        assertThat(operator.post("/api/runs", "{\"kind\": \"plan-strike\"}").text())
                .contains("needs one, and none was given");
    }

    @Test
    void answersInJsonWhateverIsAsked() throws Exception {
        assertThat(operator.get("/api/strikes/0").json().get("error").asText()).isEqualTo("not-found");
        assertThat(operator.get("/api/runs/seven").status()).isEqualTo(404);
        assertThat(operator.get("/api/tea").json().get("error").asText()).isEqualTo("not-found");
        assertThat(operator.put("/api/runs", "{}").json().get("error").asText()).isEqualTo("method-not-allowed");
        assertThat(operator.post("/api/runs", "[1,").json().get("error").asText())
                .isEqualTo("bad-request");
        assertThat(operator.get("/api/runs?limit=many").text()).contains("many");
    }

    @Test
    void doesNotRestartOrStopWhatIsDone() throws Exception {
        JsonNode done = operator.ended("{\"kind\":\"check-orphans\"}");
        String run = "/api/runs/" + done.get("id").asLong();
        assertThat(operator.post(run + "/restart", null).status()).isEqualTo(409);
        assertThat(operator.post(run + "/stop", null).status()).isEqualTo(409);
        assertThat(operator.post(run + "/retry-failed", null).status()).isEqualTo(409);
        assertThat(operator.get(run + "/items?status=FAILED").json().get("items"))
                .isEmpty();
    }

    @Test
    void isClosedToStrangersAndToTheEhr() throws Exception {
        assertThat(Operator.withoutToken().get("/api/runs").status()).isEqualTo(401);
        assertThat(Operator.of("ehr").get("/api/runs").status()).isEqualTo(403);
    }

    private String declaration() {
        return """
                {"name": "Residents", "windows": [{"startsAt": "2034-04-26T08:00", "endsAt": "2034-04-26T17:00:00Z"}],
                 "staff": ["RESIDENT_DOCTOR"], "sites": ["%s"], "participation": {"low": 60, "likely": 78, "high": 90}}
                """
                .formatted(site);
    }
}
