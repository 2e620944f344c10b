package org.rebook.ear.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Rebook;
import org.rebook.ear.Sql;
import org.rebook.ear.StruckTrust;

/** A patient who would come to the hospital chooses the phone instead, and is booked so once the plan is carried out. */
class ChosenByPhoneIT {

    private static final String DAY = "2035-09-04";

    private final String trust = "pho" + UUID.randomUUID().toString().substring(0, 6);
    private Operator operator;
    private long strike;
    private long plan;
    private String patient;

    @BeforeEach
    void planAStrikeWhereMoreMayBeSeenByPhoneThanCan() throws Exception {
        operator = Operator.withToken();
        StruckTrust.make(Rebook.database(), trust, 1, DAY);
        Sql.execute("update clinic set convertible = true where id like '%s-%%'".formatted(trust));
        Sql.execute("update clinic_staffing set minimum = 0 where clinic_id like '%s-%%'".formatted(trust));
        Sql.execute(
                "update appointment set kind = 'FOLLOW_UP', lcad = date '%s' + 25 where id similar to '%s-a-0-[3-8]'"
                        .formatted(DAY, trust));
        strike = StruckTrust.declareStrike(
                trust, "By phone " + trust, DAY, "LOCAL", new StruckTrust.Absent(100, 100, 100));
        operator.completed("{\"kind\":\"plan-strike\",\"strike\":%d}".formatted(strike));
        plan = Sql.number("select max(id) from plan where strike_id = " + strike);
        patient = Sql.text(
                """
                select min(appointment_id) from placement
                where plan_id = %d and decision = 'STAY' and appointment_id similar to '%s-a-0-[3-8]'
                """
                        .formatted(plan, trust));
    }

    @AfterEach
    void callTheStrikeOff() throws SQLException {
        StruckTrust.callOff(strike);
    }

    @Test
    void booksByPhoneWhoeverHasChosenThat() throws Exception {
        JsonNode phone = byPhone();
        Operator.Answer kept = change(
                "?keep=true",
                pin(phone.get("session").asText(), phone.get("mode").asText()));
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        long made = kept.json().get("plan").asLong();
        assertThat(operator.post("/api/plans/%d/replay".formatted(made), null)
                        .json()
                        .get("same")
                        .asBoolean())
                .isTrue();
        assertThat(seen()).isEqualTo("BOOKED IN_PERSON");
        Sql.execute("update plan set status = 'APPROVED', approved_at = now(), approved_by = 'manager2' where id = "
                + made);
        operator.completed("{\"kind\":\"carry-out-plan\",\"plan\":%d}".formatted(made));
        assertThat(seen()).isEqualTo("BOOKED TELEPHONE");
        assertThat(Sql.number("select count(*) from orphan where appointment_id like '%s-%%'".formatted(trust)))
                .isZero();
    }

    @Test
    void refusesThePhoneWhereItMakesNoSense() throws Exception {
        String session = byPhone().get("session").asText();
        assertRefused(pin(session, "PIGEON"), "must be IN_PERSON or PHONE_OR_VIDEO, not 'PIGEON'");
        assertRefused(
                "{\"kind\":\"DECLINE\",\"appointment\":\"%s\",\"mode\":\"PHONE_OR_VIDEO\"}".formatted(patient),
                "DECLINE takes none, not 'PHONE_OR_VIDEO'");
        patient = trust + "-a-0-9";
        Operator.Answer interpreted = change("", pin(session, "PHONE_OR_VIDEO"));
        assertThat(interpreted.status()).isEqualTo(400);
        assertThat(interpreted.text())
                .as("an interpreter comes along (R-CAN-02)")
                .contains("no place by phone or video in session " + session);
    }

    private void assertRefused(String change, String why) throws Exception {
        Operator.Answer refused = change("", change);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().get("problems").findValuesAsText("field")).containsExactly("changes[0].mode");
        assertThat(refused.text()).contains(why);
    }

    private JsonNode byPhone() throws Exception {
        Operator.Answer explained =
                operator.get("/api/plans/%d/explanation?appointment=%s&limit=20".formatted(plan, patient));
        for (JsonNode other : explained.json().get("others")) {
            if (other.get("mode").asText().equals("PHONE_OR_VIDEO")) {
                return other;
            }
        }
        throw new AssertionError("nothing by phone: " + explained.text());
    }

    private String pin(String session, String mode) {
        return "{\"kind\":\"PIN\",\"appointment\":\"%s\",\"session\":\"%s\",\"mode\":\"%s\"}"
                .formatted(patient, session, mode);
    }

    private Operator.Answer change(String how, String change) throws Exception {
        return operator.post("/api/plans/%d/changes%s".formatted(plan, how), "{\"changes\":[%s]}".formatted(change));
    }

    private String seen() throws SQLException {
        return Sql.text("select status || ' ' || modality from appointment where id = '%s'".formatted(patient));
    }
}
