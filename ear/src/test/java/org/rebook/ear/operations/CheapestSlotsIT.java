package org.rebook.ear.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Sql;
import org.rebook.ear.console.LostDates;

/** The dates that cost all who wait least come from memory; what has changed since it was read is seen all the same. */
class CheapestSlotsIT {

    private final String prefix = "cheap" + UUID.randomUUID().toString().substring(0, 6);
    private Operator operator;
    private LostDates lost;

    @BeforeEach
    void knowWhoWaits() throws Exception {
        operator = Operator.withToken();
        lost = LostDates.of(prefix, List.of("Adams", "Brown", "Clark"));
        assertThat(slotsFor("Brown")).isNotEmpty();
    }

    @AfterEach
    void callTheStrikeOff() throws Exception {
        Sql.execute(
                "update strike set status = 'CALLED_OFF', version = version + 1 where name = '%s'".formatted(prefix));
    }

    @Test
    void showsNoSlotThatSomebodyHasTakenMeanwhile() throws Exception {
        String best = slotsFor("Brown").get(0).get("slot").asText();
        Sql.execute("update slot set status = 'BUSY', version = version + 1 where id = '%s'".formatted(best));
        assertThat(slotsFor("Brown").findValuesAsText("slot")).isNotEmpty().doesNotContain(best);
    }

    @Test
    void showsNoSessionThatTakesNobodyAnyMore() throws Exception {
        String best = slotsFor("Brown").get(0).get("session").asText();
        Sql.execute("update session set status = 'BOOKING_STOPPED' where id = '%s'".formatted(best));
        assertThat(slotsFor("Brown").findValuesAsText("session")).doesNotContain(best);
    }

    @Test
    void showsNoDayOnWhichThePatientCannotComeAnyMore() throws Exception {
        LocalDate best = dayOf(slotsFor("Brown").get(0));
        Sql.execute(
                "insert into patient_unavailability (patient_id, from_day, to_day, reason) values ('%s', '%s', '%s', 'away')"
                        .formatted(lost.patientOf("Brown"), best, best));
        assertThat(slotsFor("Brown")).noneMatch(slot -> dayOf(slot).equals(best));
        assertThat(slotsFor("Clark")).anyMatch(slot -> dayOf(slot).equals(best));
    }

    @Test
    void showsNoDayOfAStrikeThatWasDeclaredMeanwhile() throws Exception {
        LocalDate best = dayOf(slotsFor("Brown").get(0));
        Sql.execute(
                """
                with declared as (insert into strike (name, status, profile, participation_low, participation_likely,
                        participation_high, created_by)
                    values ('%1$s', 'ANNOUNCED', 'CHRISTMAS_DAY', 1, 2, 3, 'manager') returning id),
                at as (insert into strike_site (strike_id, site_id) select id, '%1$s-site' from declared)
                insert into strike_window (strike_id, starts_at, ends_at)
                    select id, timestamptz '%2$s 06:00+00', timestamptz '%2$s 20:00+00' from declared
                """
                        .formatted(prefix, best));
        assertThat(slotsFor("Brown"))
                .noneMatch(slot ->
                        dayOf(slot).equals(best) && slot.get("session").asText().startsWith(prefix));
    }

    @Test
    void knowsWhoHasLostADateOnlyNow() throws Exception {
        LostDates later = LostDates.of(prefix + "b", List.of("Davis"));
        Operator.Answer answer = operator.get("/api/obligations/%d/slots".formatted(later.obligationOf("Davis")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void hasNoDatesForWhoeverIsOffTheWorklist() throws Exception {
        Sql.execute(
                "update obligation set status = 'CLOSED', closed_at = now(), closed_by = 'clerk', closed_reason = 'test'"
                        + " where id = " + lost.obligationOf("Clark"));
        assertNoDates(lost.obligationOf("Clark"), "it is closed");
    }

    @Test
    void saysWhyThereAreNoDates() throws Exception {
        assertNoDates(0, "there is no obligation '0'");
        Sql.execute(
                "update appointment set status = 'BOOKED', cancelled_by = null, cancelled_at = null, obligation_id = null,"
                        + " cancellation_reason = null where id = '%s-a-1'".formatted(prefix));
        assertNoDates(lost.obligationOf("Brown"), "its appointment is still booked");
        Sql.execute("update appointment set kind = 'OPERATION' where id = '%s-a-2'".formatted(prefix));
        assertNoDates(lost.obligationOf("Clark"), "it is of an operation");
    }

    private void assertNoDates(long obligation, String why) throws Exception {
        Operator.Answer answer = operator.get("/api/obligations/%d/slots".formatted(obligation));
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.json().get("problems").findValuesAsText("field")).containsExactly("obligation");
        assertThat(answer.text()).contains(why);
    }

    private JsonNode slotsFor(String familyName) throws Exception {
        Operator.Answer answer =
                operator.get("/api/obligations/%d/slots?limit=50".formatted(lost.obligationOf(familyName)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static LocalDate dayOf(JsonNode slot) {
        return LocalDate.parse(slot.get("startsAt").asText().substring(0, 10));
    }
}
