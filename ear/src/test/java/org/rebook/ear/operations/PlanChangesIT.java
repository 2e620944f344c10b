package org.rebook.ear.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Rebook;
import org.rebook.ear.StruckTrust;

/** A plan that stands is changed over the API: tried, kept, made again and given up for the former. */
class PlanChangesIT {

    private final String trust = "chg" + UUID.randomUUID().toString().substring(0, 6);
    private Operator operator;
    private long plan;
    private String moved;

    @BeforeEach
    void planAStrike() throws Exception {
        operator = Operator.withToken();
        StruckTrust.make(Rebook.database(), trust, 4, "2035-04-24");
        long strike = operator.post("/api/strikes", declaration())
                .json()
                .get("strike")
                .asLong();
        ended("{\"kind\":\"plan-strike\",\"strike\":%d}".formatted(strike));
        plan = operator.get("/api/strikes/%d/plans".formatted(strike))
                .json()
                .get(0)
                .get("id")
                .asLong();
        moved = operator.get("/api/plans/%d/placements?decision=MOVE&limit=1".formatted(plan))
                .json()
                .get("placements")
                .get(0)
                .get("appointment")
                .asText();
    }

    @Test
    void triesADeclineAndChangesNothing() throws Exception {
        Operator.Answer tried = operator.post(changes(plan), declines(moved));
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(tried.json().get("placements").findValuesAsText("appointment"))
                .contains(moved);
        assertThat(statusOf(plan)).isEqualTo("PROPOSED");
    }

    @Test
    void keepsADeclineAsAPlanOfItsOwnWhichIsMadeAgainAlike() throws Exception {
        Operator.Answer kept = operator.post(changes(plan) + "?keep=true", declines(moved));
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        long made = kept.json().get("plan").asLong();
        assertThat(statusOf(plan)).isEqualTo("SUPERSEDED");
        JsonNode read = operator.get("/api/plans/" + made).json();
        assertThat(read.get("derived").get("from").asLong()).isEqualTo(plan);
        assertThat(read.get("status").asText()).isEqualTo("PROPOSED");
        assertThat(operator.post("/api/plans/%d/replay".formatted(made), null)
                        .json()
                        .get("same")
                        .asBoolean())
                .isTrue();
        assertThat(slotsGivenTwice(made)).isZero();
        assertThat(operator.post(changes(plan), declines(moved)).status())
                .as("a superseded plan stays as it is")
                .isEqualTo(409);

        operator.post("/api/plans/%d/take-up-former".formatted(made), null);
        assertThat(statusOf(plan)).isEqualTo("PROPOSED");
        assertThat(statusOf(made)).isEqualTo("SUPERSEDED");
    }

    @Test
    void explainsAPlacementAndSaysWherePlacesAreWanted() throws Exception {
        JsonNode explained = operator.get("/api/plans/%d/explanation?appointment=%s".formatted(plan, moved))
                .json();
        assertThat(explained.get("decision").asText()).isEqualTo("MOVE");
        JsonNode wanted = operator.get("/api/plans/%d/wanted-places?limit=3".formatted(plan))
                .json();
        assertThat(wanted).as("there are fewer places than patients").isNotEmpty();
        String session = wanted.get(0).get("session").asText();
        assertThat(wanted.get(0).get("words").asText()).startsWith("One more place would ");
        assertThat(session).startsWith(trust);
    }

    @Test
    void refusesWhatMakesNoSenseAndNamesTheField() throws Exception {
        assertThat(operator.post(changes(plan), declines("nobody")).text()).contains("no appointment 'nobody'");
        assertThat(operator.post(changes(plan), declines("nobody")).status()).isEqualTo(400);
        assertThat(operator.post(changes(plan), "{\"changes\":[]}").status()).isEqualTo(400);
        assertThat(operator.post(changes(plan), "{\"changes\":[{\"kind\":\"DANCE\"}]}")
                        .text())
                .contains("DANCE");
        assertThat(operator.post(
                                changes(plan),
                                "{\"changes\":[{\"kind\":\"LOSE_SESSION\",\"session\":\"x\",\"places\":2}]}")
                        .json()
                        .get("problems")
                        .findValuesAsText("field"))
                .containsExactly("changes[0].places");
        assertThat(operator.post(changes(plan) + "?keep=maybe", declines(moved)).text())
                .contains("maybe");
        assertThat(operator.post("/api/plans/0/changes", declines(moved)).status())
                .isEqualTo(404);
        assertThat(operator.get("/api/obligations/0/slots").status()).isEqualTo(404);
    }

    @Test
    void keepsNoPlanOnPlacesThatNoDiaryHas() throws Exception {
        String session =
                operator
                        .get("/api/plans/%d/wanted-places?limit=50".formatted(plan))
                        .json()
                        .findValuesAsText("session")
                        .stream()
                        .filter(each -> !each.endsWith("-0"))
                        .findFirst()
                        .orElseThrow();
        String more = "{\"changes\":[{\"kind\":\"ADD_PLACES\",\"session\":\"%s\",\"places\":1}]}".formatted(session);
        assertThat(operator.post(changes(plan), more).json().get("supposed").asBoolean())
                .isTrue();
        assertThat(operator.post(changes(plan) + "?keep=true", more).status()).isEqualTo(409);
        assertThat(statusOf(plan)).isEqualTo("PROPOSED");
    }

    @Test
    void isClosedToStrangersAndToTheEhr() throws Exception {
        assertThat(Operator.withoutToken().post(changes(plan), declines(moved)).status())
                .isEqualTo(401);
        assertThat(Operator.of("ehr").post(changes(plan), declines(moved)).status())
                .isEqualTo(403);
    }

    private static String changes(long plan) {
        return "/api/plans/%d/changes".formatted(plan);
    }

    private static String declines(String appointment) {
        return "{\"changes\":[{\"kind\":\"DECLINE\",\"appointment\":\"%s\"}]}".formatted(appointment);
    }

    private String statusOf(long id) throws Exception {
        return operator.get("/api/plans/" + id).json().get("status").asText();
    }

    private static int slotsGivenTwice(long plan) throws Exception {
        try (Connection connection = Rebook.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) - count(distinct slot_id) from placement where decision = 'MOVE' and plan_id = "
                                + plan)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private String declaration() {
        return """
                {"name": "Changes %1$s", "windows": [{"startsAt": "2035-04-24T08:00", "endsAt": "2035-04-24T17:00"}],
                 "staff": ["RESIDENT_DOCTOR"], "sites": ["%1$s-site"], "participation": {"low": 100, "likely": 100, "high": 100},
                 "profile": "CHRISTMAS_DAY"}
                """
                .formatted(trust);
    }

    private void ended(String json) throws Exception {
        long run = operator.post("/api/runs", json).json().get("id").asLong();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> operator.get("/api/runs/" + run)
                .json()
                .get("status")
                .asText()
                .equals("COMPLETED"));
    }
}
