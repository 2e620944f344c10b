package org.rebook.ear.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rebook.ear.DaysAhead;
import org.rebook.ear.Rebook;
import org.rebook.ear.Sql;
import org.rebook.ear.StruckTrust;
import org.rebook.ear.console.LostDates;

/** The trust's own reserve holds for plans and for the worklist, and what is carried out leaves it free. */
class ReserveIT {

    // In which nobody else waits and nothing else is free.
    private static final String OWN_SPECIALTY = "899";

    private final String prefix = "keep" + UUID.randomUUID().toString().substring(0, 6);

    // Other tests take the first date that is offered, and these are near.
    @AfterEach
    void leaveNothingFree() throws SQLException {
        Sql.execute("update slot set status = 'WITHDRAWN' where session_id like '%s%%' and status = 'FREE'"
                .formatted(prefix));
    }

    @Test
    void isForUrgentPatientsOfTheWorklistOnly() throws Exception {
        LostDates lost = LostDates.of(prefix, List.of("Adams", "Brown"));
        // The clinic's other days are after the next two weeks, or stood down: the reserve is two of these twenty.
        Sql.execute(
                """
                insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id, starts_at, ends_at)
                    select '%1$s-near', schedule_id, clinic_id, kind, specialty, site_id, clinician_id,
                        timestamptz '%2$s 09:00Z', timestamptz '%2$s 15:40Z' from session where id = '%1$s-open-1';
                insert into slot (id, session_id, starts_at, ends_at, type)
                    select s.id || '-' || n, s.id, s.starts_at + n * interval '20 minutes',
                        s.starts_at + (n + 1) * interval '20 minutes', 'ANY'
                    from session s, generate_series(0, 19) n where s.id = '%1$s-near'
                """
                        .formatted(prefix, DaysAhead.worked(9)));
        Operator operator = Operator.withToken();
        assertThat(near(operator, lost, "Brown")).isNotEmpty();
        Sql.execute(
                "update slot set status = 'BUSY' where session_id = '%s-near' and split_part(id, '-near-', 2)::int < 18"
                        .formatted(prefix));
        assertThat(near(operator, lost, "Brown")).as("only the reserve is left").isEmpty();
        assertThat(near(operator, lost, "Adams")).isNotEmpty().isSubsetOf(prefix + "-near-18", prefix + "-near-19");
    }

    private List<String> near(Operator operator, LostDates lost, String familyName) throws Exception {
        Operator.Answer answer =
                operator.get("/api/obligations/%d/slots?limit=50".formatted(lost.obligationOf(familyName)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().findValuesAsText("slot").stream()
                .filter(slot -> slot.startsWith(prefix + "-near-"))
                .toList();
    }

    @Test
    void isCountedInAPlanAndInNoForecastAndStillFreeOnceThatIsCarriedOut() throws Exception {
        LocalDate day = DaysAhead.worked(9).minusDays(7);
        StruckTrust.make(Rebook.database(), prefix, 4, day.toString());
        Sql.execute(
                """
                insert into slot (id, session_id, starts_at, ends_at, type)
                    select s.id || '-more-' || to_char(n, 'FM00'), s.id, s.starts_at + n * interval '5 minutes',
                        s.starts_at + (n + 1) * interval '5 minutes', 'ANY'
                    from session s, generate_series(4, 32) n where s.id = '%1$s-s-0-1';
                insert into specialty (code, name) values ('%2$s', 'Reserve');
                update session set specialty = '%2$s' where clinic_id = '%1$s-clinic-0';
                update appointment set specialty = '%2$s' where id like '%1$s-a-0-%%'
                """
                        .formatted(prefix, OWN_SPECIALTY));
        long strike =
                StruckTrust.declareStrike(prefix, prefix, day.toString(), "LOCAL", new StruckTrust.Absent(60, 90, 100));
        Operator operator = Operator.withToken();
        try {
            operator.ended("{\"kind\":\"plan-strike\",\"strike\":%d}".formatted(strike));
            String plan = Sql.text("select max(id) from plan where strike_id = " + strike);
            // Ten patients and one free slot are stopped with the strike's day; of the thirty a week later three are
            // kept.
            List<String> reserve = List.of("30", "31", "32");
            assertThat(Integer.parseInt(
                            Sql.text("select cast(figures as jsonb) ->> 'keptForUrgent' from plan where id = " + plan)))
                    .isGreaterThanOrEqualTo(3);
            assertThat(givenToOthers(plan, reserve)).isEmpty();
            assertThat(freePlacesInTheForecast(operator, plan)).isEqualTo(freeBesides(reserve, plan));
            // Only a person can approve, in the console; here the test stands in for one.
            Sql.execute("update plan set status = 'APPROVED', approved_at = now(), approved_by = 'manager2' where id = "
                    + plan);
            JsonNode run = operator.ended("{\"kind\":\"carry-out-plan\",\"plan\":%s}".formatted(plan));
            assertThat(run.get("status").asText()).as(run.toString()).isEqualTo("COMPLETED");
            assertThat(Sql.text(
                            """
                            select count(*) from slot f left join appointment a on a.slot_id = f.id and a.status = 'BOOKED'
                            where f.session_id = '%s-s-0-1' and split_part(f.id, '-more-', 2) in ('30', '31', '32')
                                and (f.status = 'FREE' or a.priority in ('URGENT', 'URGENT_SUSPECTED_CANCER'))
                            """
                                    .formatted(prefix)))
                    .isEqualTo("3");
        } finally {
            StruckTrust.callOff(strike);
        }
    }

    private long freePlacesInTheForecast(Operator operator, String plan) throws Exception {
        JsonNode recovery =
                operator.get("/api/plans/%s/recovery".formatted(plan)).json();
        for (JsonNode curve : recovery.at("/planned/specialties")) {
            if (curve.get("specialty").asText().equals(OWN_SPECIALTY)) {
                assertThat(curve.get("needsAClerk").asInt()).isPositive();
                return curve.get("freePlaces").asLong();
            }
        }
        throw new AssertionError("No forecast for the patients of this test.");
    }

    // Of the strike's own day none is free.
    private long freeBesides(List<String> reserve, String plan) throws SQLException {
        return Sql.number(
                """
                select count(*) from slot f join session s on s.id = f.session_id
                where s.specialty = '%1$s' and f.status = 'FREE' and right(f.id, 8) <> all(array['-more-%2$s'])
                    and not exists (select from placement p where p.plan_id = %3$s and p.slot_id = f.id)
                """
                        .formatted(OWN_SPECIALTY, String.join("', '-more-", reserve), plan));
    }

    private List<String> givenToOthers(String plan, List<String> reserve) throws SQLException {
        List<String> given = new ArrayList<>();
        for (String slot : reserve) {
            String count = Sql.text(
                    """
                    select count(*) from placement p join appointment a on a.id = p.appointment_id
                    where p.plan_id = %s and p.slot_id = '%s-s-0-1-more-%s'
                        and a.priority not in ('URGENT', 'URGENT_SUSPECTED_CANCER')
                    """
                            .formatted(plan, prefix, slot));
            if (!count.equals("0")) {
                given.add(slot);
            }
        }
        return given;
    }
}
