package org.rebook.ear.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Rebook;
import org.rebook.ear.Sql;
import org.rebook.ear.StruckTrust;

/** Scenarios and recovery forecasts as JSON, and that trying something touches nothing that is live. */
class ScenariosApiIT {

    private static final String STRIKE_DAY = "2039-04-26";

    // All that a scenario could spoil: whose rows these are is as it was before.
    private static final String LIVE =
            """
            select md5(concat_ws('/',
                (select string_agg(a::text, '|' order by a.id) from appointment a where a.id like 'scenario-%'),
                (select string_agg(f::text, '|' order by f.id) from slot f where f.id like 'scenario-%'),
                (select string_agg(s::text, '|' order by s.id) from session s where s.id like 'scenario-%'),
                (select string_agg(i::text, '|' order by i.session_id) from impact i where i.session_id like 'scenario-%'),
                (select string_agg(k::text, '|' order by k.id) from strike k where k.name = 'Scenarios'),
                (select count(*) from plan), (select count(*) from placement), (select count(*) from obligation),
                (select count(*) from outbox)))
            """;

    private static Operator operator;
    private static long strike;

    @BeforeAll
    static void declare() throws Exception {
        operator = Operator.withToken();
        StruckTrust.make(Rebook.database(), "scenario", 8, STRIKE_DAY);
        strike = operator.post(
                        "/api/strikes",
                        """
                {"name":"Scenarios","windows":[{"startsAt":"%1$sT08:00:00Z","endsAt":"%1$sT17:00:00Z"}],
                 "staff":["RESIDENT_DOCTOR"],"sites":["scenario-site"],
                 "participation":{"low":30,"likely":60,"high":80},"profile":"LOCAL","emergencyCover":{}}
                """
                                .formatted(STRIKE_DAY))
                .json()
                .get("strike")
                .asLong();
    }

    @AfterAll
    static void callOff() throws SQLException {
        StruckTrust.callOff(strike);
    }

    @Test
    void triesThemSideBySideAndTouchesNothingThatIsLive() throws Exception {
        long all = added("{\"name\":\"Everybody\",\"participation\":100}");
        long evenings = added(
                """
                {"name":"Evenings","sessions":[{"clinic":"scenario-clinic-0","weekdays":["WEDNESDAY","THURSDAY"],
                 "from":"17:00","firstDay":"2039-05-18","weeks":4}]}
                """);
        long notice = added("{\"name\":\"Two sites\",\"rules\":{\"WEIGHT_OTHER_SITE\":\"1\"}}");
        String before = Sql.text(LIVE);

        JsonNode run = tried();
        assertThat(run.get("status").asText()).as(run.toString()).isEqualTo("COMPLETED");
        assertThat(run.get("done").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(run.get("failed").asInt()).isZero();
        assertThat(Sql.text(LIVE)).isEqualTo(before);

        JsonNode scenarios =
                operator.get("/api/strikes/%d/scenarios".formatted(strike)).json();
        JsonNode asItStands = scenarios.get(0);
        assertThat(asItStands.get("asItStands").asBoolean()).isTrue();
        assertThat(scenarios.findValuesAsText("fingerprint").stream().distinct())
                .hasSize(1);
        JsonNode everybody = operator.get("/api/scenarios/" + all).json();
        assertThat(affected(everybody)).isGreaterThan(affected(asItStands));
        assertThat(everybody.at("/result/figures/participation").asInt()).isEqualTo(100);
        assertThat(everybody.at("/result/outdated").isMissingNode()
                        || everybody.at("/result/outdated").isNull())
                .isTrue();
        JsonNode late = operator.get("/api/scenarios/" + evenings).json();
        assertThat(late.at("/result/figures/addedSessions").asInt()).isEqualTo(8);
        assertThat(late.at("/result/figures/placedInAdded").asInt()).isPositive();
        assertThat(late.at("/result/figures/plan/unplaced").asInt())
                .isLessThan(asItStands.at("/result/figures/plan/unplaced").asInt());
        assertThat(operator.get("/api/scenarios/" + notice).status()).isEqualTo(200);

        comparesTwo(asItStands.get("id").asLong(), evenings);
        recovers(late);
        isNoPlan(evenings);
        noticesThatTheDataChange(evenings);
    }

    private static void comparesTwo(long one, long other) throws Exception {
        JsonNode differences = operator.get("/api/scenarios/%d/differences?with=%d&limit=3".formatted(one, other))
                .json();
        assertThat(differences.get("total").asInt()).isPositive();
        assertThat(differences.get("differences").size()).isLessThanOrEqualTo(3);
        assertThat(differences.get("differences").findValuesAsText("other"))
                .anyMatch(words -> words.startsWith("moves to "));
        assertThat(operator.get("/api/scenarios/%d/differences?with=%d".formatted(one, one))
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    private static void recovers(JsonNode scenario) throws Exception {
        JsonNode recovery = operator.get("/api/scenarios/%d/recovery"
                        .formatted(scenario.get("id").asLong()))
                .json();
        JsonNode figures = scenario.at("/result/figures/plan");
        int without = figures.get("unplaced").asInt()
                + figures.get("protectedToDecide").asInt();
        assertThat(recovery.at("/total/displaced").asInt())
                .isEqualTo(figures.get("moved").asInt() + without);
        assertThat(recovery.at("/total/needsAClerk").asInt()).isEqualTo(without);
        JsonNode days = recovery.at("/total/days");
        assertThat(days.get(days.size() - 1).get("waiting").asInt()).isEqualTo(without);
    }

    private static void isNoPlan(long scenario) throws Exception {
        assertThat(operator.post("/api/scenarios/%d/adopt".formatted(scenario), null)
                        .status())
                .as("a person adopts, not a script")
                .isEqualTo(403);
        assertThat(operator.post("/api/scenarios/%d/draft-rules".formatted(scenario), null)
                        .status())
                .as("a person drafts rules, not a script")
                .isEqualTo(403);
        JsonNode needs =
                operator.get("/api/scenarios/%d/needs".formatted(scenario)).json();
        assertThat(needs.get("met").asBoolean()).isFalse();
        assertThat(needs.get("sessions"))
                .hasSize(8)
                .allMatch(session ->
                        !session.get("met").asBoolean() && session.get("places").asInt() == 10);
        assertThat(operator.post(
                                "/api/runs",
                                "{\"kind\":\"carry-out-plan\",\"plan\":%d}".formatted(scenario + 1_000_000))
                        .status())
                .isEqualTo(400);
        assertThat(Sql.text("select count(*) from plan where strike_id = " + strike))
                .isEqualTo("0");
    }

    private static void noticesThatTheDataChange(long scenario) throws Exception {
        Sql.text(
                """
                update appointment set version = version + 1 where id = (select appointment_id from scenario_placement
                    where scenario_id = %d order by 1 limit 1) returning id
                """
                        .formatted(scenario));
        assertThat(operator.get("/api/scenarios/" + scenario)
                        .json()
                        .at("/result/outdated")
                        .asText())
                .isEqualTo("Since then 1 of its appointments was changed.");
    }

    @Test
    void refusesWhatCannotBeAndNamesFieldAndValue() throws Exception {
        refuses("{\"name\":\"x\",\"participation\":101}", "participation", "101 is not from 0 to 100 per cent.");
        refuses("{\"name\":\"x\",\"participation\":60}", "participation", "60% is the strike's forecast already.");
        refuses("{\"name\":\"x\"}", "changes", "nothing is otherwise than it stands");
        refuses("{\"name\":\" \",\"participation\":10}", "name", "' ' cannot be a scenario's name");
        refuses("{\"name\":\"x\",\"rules\":{\"NOTICE_DAYS\":\"900\"}}", "NOTICE_DAYS", "'900' is not a whole number");
        refuses("{\"name\":\"x\",\"rules\":{\"NEVER_DISPLACE_OTHERS\":\"0\"}}", "NEVER_DISPLACE_OTHERS", "no trust");
        refuses("{\"name\":\"x\",\"rules\":{\"NO_SUCH\":\"1\"}}", "rules.NO_SUCH", "no value of the rules");
        refuses(sessions("nowhere", "SATURDAY", 6), "clinic", "there is no clinic 'nowhere'");
        refuses(sessions("scenario-clinic-0", "SOMEDAY", 6), "sessions[0].weekdays", "'SOMEDAY' is no day");
        refuses(sessions("scenario-clinic-0", "SATURDAY", 99), "weeks", "99 is not from 1 to 18");
        assertThat(operator.get("/api/scenarios/999999").status()).isEqualTo(404);
        assertThat(operator.get("/api/scenarios/999999/recovery").status()).isEqualTo(404);
        assertThat(operator.get("/api/plans/999999/recovery").status()).isEqualTo(404);
        assertThat(Operator.withoutToken()
                        .get("/api/strikes/%d/scenarios".formatted(strike))
                        .status())
                .isEqualTo(401);
        assertThat(Operator.of("ehr")
                        .get("/api/strikes/%d/scenarios".formatted(strike))
                        .status())
                .isEqualTo(403);
    }

    private static String sessions(String clinic, String weekday, int weeks) {
        return """
               {"name":"x","sessions":[{"clinic":"%s","weekdays":["%s"],"from":"09:00","firstDay":"2039-05-18","weeks":%d}]}
               """
                .formatted(clinic, weekday, weeks);
    }

    private static void refuses(String json, String field, String message) throws Exception {
        Operator.Answer answer = operator.post("/api/strikes/%d/scenarios".formatted(strike), json);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("problems").findValuesAsText("field")).contains(field);
        assertThat(answer.text()).contains(message);
    }

    private static int affected(JsonNode scenario) {
        return scenario.at("/result/figures/plan/affected").asInt();
    }

    private static long added(String json) throws Exception {
        Operator.Answer answer = operator.post("/api/strikes/%d/scenarios".formatted(strike), json);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asLong();
    }

    private static JsonNode tried() throws Exception {
        long run = operator.post("/api/runs", "{\"kind\":\"try-scenarios\",\"strike\":%d}".formatted(strike))
                .json()
                .get("id")
                .asLong();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> operator.get("/api/runs/" + run).json(),
                        progress -> !progress.path("endedAt").asText().isEmpty());
    }
}
