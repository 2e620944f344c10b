package org.rebook.ear.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Rebook;
import org.rebook.ear.Sql;
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
        operator.completed("{\"kind\":\"plan-strike\",\"strike\":%d}".formatted(strike));
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
    void looksFurtherWhenAskedAndMakesThatAgainAlike() throws Exception {
        String further = "{\"changes\":[{\"kind\":\"DECLINE\",\"appointment\":\"%s\"},{\"kind\":\"LOOK_FURTHER\"}]}"
                .formatted(moved);
        JsonNode tried = operator.post(changes(plan), further).json();
        assertThat(tried.get("further").get("gained").asInt())
                .isLessThanOrEqualTo(tried.get("further").get("looked").asInt());
        assertThat(operator.post(changes(plan), declines(moved)).json().has("further"))
                .as("nobody looks further unasked")
                .isFalse();
        Operator.Answer kept = operator.post(changes(plan) + "?keep=true", further);
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        assertThat(operator.post(
                                "/api/plans/%d/replay"
                                        .formatted(kept.json().get("plan").asLong()),
                                null)
                        .json()
                        .get("same")
                        .asBoolean())
                .isTrue();
        assertThat(operator.post(changes(plan), "{\"changes\":[{\"kind\":\"LOOK_FURTHER\",\"session\":\"x\"}]}")
                        .json()
                        .get("problems")
                        .findValuesAsText("field"))
                .containsExactly("changes[0].session");
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
        assertThat(operator.post(
                                changes(plan),
                                "{\"changes\":[{\"kind\":\"COPY_SESSION\",\"session\":\"x\",\"day\":\"tomorrow\"}]}")
                        .json()
                        .get("problems")
                        .findValuesAsText("message"))
                .as("a day that cannot be read is not missing too")
                .containsExactly("it must be a day like 2026-05-12, not 'tomorrow'.");
        assertThat(operator.post(changes(plan) + "?keep=maybe", declines(moved)).text())
                .contains("maybe");
        assertThat(operator.post("/api/plans/0/changes", declines(moved)).status())
                .isEqualTo(404);
        assertThat(operator.get("/api/obligations/0/slots").status()).isEqualTo(404);
    }

    @Test
    void showsTheBeginningOfAHugeValue() throws Exception {
        Operator.Answer refused = operator.post(changes(plan), declines("x".repeat(10_000)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("x… (10,000 characters)'").hasSizeLessThan(1_000);
    }

    @Test
    void refusesAModeThatNobodyIsSeenBy() throws Exception {
        Operator.Answer refused = operator.post(changes(plan), pins(moved, "x", "PIGEON"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("problems").findValuesAsText("field")).containsExactly("changes[0].mode");
        assertThat(refused.text()).contains("not 'PIGEON'");
    }

    private static String pins(String appointment, String session, String mode) {
        return "{\"changes\":[{\"kind\":\"PIN\",\"appointment\":\"%s\",\"session\":\"%s\",\"mode\":\"%s\"}]}"
                .formatted(appointment, session, mode);
    }

    @Test
    void keepsNoPlanOnPlacesThatNoDiaryHas() throws Exception {
        String session = wantedSession();
        String more = "{\"changes\":[{\"kind\":\"ADD_PLACES\",\"session\":\"%s\",\"places\":1}]}".formatted(session);
        assertThat(operator.post(changes(plan), more).json().get("supposed").asBoolean())
                .isTrue();
        assertThat(operator.post(changes(plan) + "?keep=true", more).status()).isEqualTo(409);
        assertThat(statusOf(plan)).isEqualTo("PROPOSED");
    }

    @Test
    void keepsTheSamePlacesOnceTheDiaryHasThem() throws Exception {
        String declined = Sql.text(
                "select session_id from placement where plan_id = %d and appointment_id = '%s'".formatted(plan, moved));
        // Another week of the same clinic, the first after the strike if it can be.
        String session = declined.replaceAll("-[0-9]+$", declined.endsWith("-1") ? "-2" : "-1");
        String takeIn = "{\"changes\":[{\"kind\":\"TAKE_IN\",\"session\":\"%s\"}]}".formatted(session);
        assertThat(operator.post(changes(plan), takeIn).text()).contains("no free places", session);
        Sql.execute(
                """
                insert into slot (id, session_id, starts_at, ends_at, type)
                    select '%1$s-gained-' || n, s.id, s.ends_at - n * interval '20 minutes',
                        s.ends_at - (n - 1) * interval '20 minutes', 'ANY'
                    from session s, generate_series(1, 3) n where s.id = '%2$s'
                """
                        .formatted(trust, session));
        long before =
                Sql.number("select count(*) from slot where status = 'FREE' and session_id = '%s'".formatted(session))
                        - 3;
        Operator.Answer kept = operator.post(
                changes(plan) + "?keep=true",
                """
                {"changes":[{"kind":"TAKE_IN","session":"%1$s"},
                    {"kind":"LOSE_PLACES","session":"%1$s","places":%2$d},
                    {"kind":"PIN","appointment":"%3$s","session":"%1$s"}]}
                """
                        .formatted(session, before, moved));
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        assertThat(kept.json().at("/revision/supposed").asBoolean()).isFalse();
        long made = kept.json().get("plan").asLong();
        String given =
                Sql.text("select min(appointment_id) from placement where slot_id like '%s-gained-%%' and plan_id = %d"
                        .formatted(trust, made));
        assertThat(given)
                .as("the only places left in the session are those gained")
                .isNotNull();
        assertThat(operator.post("/api/plans/%d/replay".formatted(made), null)
                        .json()
                        .get("same")
                        .asBoolean())
                .isTrue();
        assertThat(operator.post(changes(made), takeIn).text())
                .as("known by now")
                .contains("no free places");
        assertThat(operator.post(changes(made) + "?keep=true", declines(given)).status())
                .as("changed again, with the places that were gained")
                .isEqualTo(201);
    }

    @Test
    void plansOnTopOnceItsPatientsAreToldAndMovesNobodyElse() throws Exception {
        Sql.execute("update plan set status = 'APPROVED', approved_at = now(), approved_by = 'manager2' where id = "
                + plan);
        operator.completed("{\"kind\":\"carry-out-plan\",\"plan\":%d}".formatted(plan));
        String told = Sql.text("select replaced_by_id from appointment where id = '%s'".formatted(moved));
        String bookedBefore = bookings(told);

        Operator.Answer tried = operator.post(changes(plan), declines(moved));
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(tried.json().get("placements").findValuesAsText("appointment"))
                .as("the booking of now, and nobody else")
                .containsExactly(told);
        assertThat(operator.post(
                                changes(plan),
                                "{\"changes\":[{\"kind\":\"PIN\",\"appointment\":\"a\",\"session\":\"s\"}]}")
                        .text())
                .contains("plan %d is carried out, so DECLINE".formatted(plan));
        assertThat(operator.post(changes(plan), declines("nobody")).text())
                .contains("has told nobody a date for 'nobody'");

        long follow = operator.post(changes(plan) + "?keep=true", declines(moved))
                .json()
                .get("plan")
                .asLong();
        assertThat(statusOf(plan)).isEqualTo("CARRIED_OUT");
        assertThat(operator.get("/api/plans/" + follow)
                        .json()
                        .at("/derived/follows")
                        .asBoolean())
                .isTrue();
        assertThat(operator.post("/api/plans/%d/take-up-former".formatted(follow), null)
                        .status())
                .isEqualTo(409);
        assertThat(operator.post("/api/plans/%d/replay".formatted(follow), null)
                        .json()
                        .get("same")
                        .asBoolean())
                .isTrue();
        Sql.execute("update plan set status = 'APPROVED', approved_at = now(), approved_by = 'manager2' where id = "
                + follow);
        operator.completed("{\"kind\":\"carry-out-plan\",\"plan\":%d}".formatted(follow));
        assertThat(bookings(told)).as("everybody else is where they were told").isEqualTo(bookedBefore);
        assertThat(Sql.text("select status from appointment where id = '%s'".formatted(told)))
                .isEqualTo("CANCELLED");
        assertThat(Sql.number(
                        """
                        select count(*) from appointment a left join appointment n on n.id = a.replaced_by_id
                        left join obligation o on o.id = a.obligation_id
                        where a.id = '%s' and (n.starts_at <> a.starts_at or o.status = 'OPEN')
                        """
                                .formatted(told)))
                .as("another date, or an owner")
                .isOne();
    }

    @Test
    void givesNoKitOnTopOfAPlanThatIsTakenByNow() throws Exception {
        addOperations();
        long strike = Sql.number("select strike_id from plan where id = " + plan);
        operator.completed("{\"kind\":\"plan-strike\",\"strike\":%d}".formatted(strike));
        long planned = Sql.number("select max(id) from plan where strike_id = " + strike);
        Sql.execute("update plan set status = 'APPROVED', approved_at = now(), approved_by = 'manager2' where id = "
                + planned);
        operator.completed("{\"kind\":\"carry-out-plan\",\"plan\":%d}".formatted(planned));
        String told = Sql.text("select n.session_id from appointment a join appointment n on n.id = a.replaced_by_id"
                + " where a.id = '%s-op'".formatted(trust));
        assertThat(told).isEqualTo(trust + "-list-1");

        Operator.Answer tried = operator.post(changes(planned), declines(trust + "-op"));
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(tried.json().at("/placements/0/to/decision").asText())
                .as("on the day of the only other list another operation has the robot")
                .isEqualTo("UNPLACED");
        Sql.execute("update kit set uses_per_day = 2 where id = '%s-robot'".formatted(trust));
        assertThat(operator.post(changes(planned), declines(trust + "-op"))
                        .json()
                        .at("/placements/0/to/session")
                        .asText())
                .isEqualTo(trust + "-list-2");
    }

    /** A robot that one operation of the strike needs, two lists to move it to, and who has the robot on the later day. */
    private void addOperations() throws SQLException {
        for (String sql :
                """
                insert into kit (id, code, site_id, uses_per_day) values ('%1$s-robot', 'robot', '%1$s-site', 1);
                insert into clinic (id, name, specialty, site_id, capabilities)
                    values ('%1$s-theatre', 'Theatre', '110', '%1$s-site', '{robot}');
                insert into clinic_staffing (clinic_id, role, staff_group, grade, needed, minimum, capacity_share)
                    values ('%1$s-theatre', 'resident doctor', 'MEDICAL', 'RESIDENT_DOCTOR', 1, 1, 0.4);
                insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, starts_at, ends_at)
                    select '%1$s-list-' || w, '%1$s', '%1$s-theatre', 'THEATRE', case w when 3 then '120' else '110' end,
                        '%1$s-site', timestamptz '2035-04-24 08:00Z' + least(w, 2) * interval '7 days',
                        timestamptz '2035-04-24 11:00Z' + least(w, 2) * interval '7 days' from generate_series(0, 3) w;
                insert into patient (id, family_name, given_name)
                    select '%1$s-op-' || n, 'Test', 'Patient' from generate_series(0, 1) n;
                insert into appointment (id, patient_id, session_id, kind, status, specialty, priority, needs, mean_minutes,
                        sd_minutes, starts_at, ends_at)
                    values ('%1$s-op', '%1$s-op-0', '%1$s-list-0', 'OPERATION', 'BOOKED', '110', 'P4', '{robot}', 60, 0,
                        '2035-04-24 08:00Z', '2035-04-24 09:00Z'),
                    ('%1$s-has-it', '%1$s-op-1', '%1$s-list-3', 'OPERATION', 'BOOKED', '120', 'P4', '{robot}', 60, 0,
                        '2035-05-08 08:00Z', '2035-05-08 09:00Z')"""
                        .formatted(trust)
                        .split(";\n")) {
            Sql.execute(sql);
        }
    }

    @Test
    void leavesToAPersonWhoWouldBeMovedASecondTime() throws Exception {
        Sql.execute("update plan set status = 'APPROVED', approved_at = now(), approved_by = 'manager2' where id = "
                + plan);
        operator.completed("{\"kind\":\"carry-out-plan\",\"plan\":%d}".formatted(plan));
        String session = Sql.text(
                "select n.session_id from appointment a join appointment n on n.id = a.replaced_by_id where a.id = '%s'"
                        .formatted(moved));
        Operator.Answer lost = operator.post(
                changes(plan), "{\"changes\":[{\"kind\":\"LOSE_SESSION\",\"session\":\"%s\"}]}".formatted(session));
        assertThat(lost.status()).as(lost.text()).isEqualTo(200);
        assertThat(lost.json().get("placements")).isNotEmpty();
        lost.json().get("placements").forEach(each -> assertThat(
                        each.at("/to/decision").asText())
                .as("already cancelled by the hospital once (PR9)")
                .isEqualTo("PROTECTED"));
    }

    @Test
    void movesLinkedAppointmentsTogether() throws Exception {
        String link = "select a.id from appointment a join placement l on l.appointment_id = a.id where l.plan_id = "
                + plan + " and l.decision = 'MOVE' and a.id like '" + trust + "-a-%%' order by a.id";
        String one = Sql.text(link + " limit 1");
        String other = Sql.text(link + " desc limit 1");
        Sql.execute(
                "insert into appointment_link (appointment_id, other_id, type, min_days) values ('%s', '%s', 'BEFORE', 0)"
                        .formatted(one, other));
        long strike = Sql.number("select strike_id from plan where id = " + plan);
        operator.completed("{\"kind\":\"plan-strike\",\"strike\":%d}".formatted(strike));
        long linked = Sql.number("select max(id) from plan where strike_id = " + strike);
        Operator.Answer tried = operator.post(changes(linked) + "?keep=true", declines(one));
        assertThat(tried.status()).as(tried.text()).isEqualTo(201);
        long made = tried.json().get("plan").asLong();
        assertThat(Sql.number(
                        """
                        select count(*) from placement l join placement m on m.plan_id = l.plan_id
                        where l.plan_id = %d and l.appointment_id = '%s' and m.appointment_id = '%s'
                            and (l.decision = 'UNPLACED') = (m.decision = 'UNPLACED')
                            and coalesce(l.starts_at::date <= m.starts_at::date, true)
                        """
                                .formatted(made, one, other)))
                .isOne();
        assertThat(slotsGivenTwice(made)).isZero();
    }

    @Test
    void isClosedToStrangersAndToTheEhr() throws Exception {
        assertThat(Operator.withoutToken().post(changes(plan), declines(moved)).status())
                .isEqualTo(401);
        assertThat(Operator.of("ehr").post(changes(plan), declines(moved)).status())
                .isEqualTo(403);
    }

    /** Where one more place is wanted most, after the strike. */
    private String wantedSession() throws Exception {
        return operator
                .get("/api/plans/%d/wanted-places?limit=50".formatted(plan))
                .json()
                .findValuesAsText("session")
                .stream()
                .filter(each -> !each.endsWith("-0"))
                .findFirst()
                .orElseThrow();
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

    private static long slotsGivenTwice(long plan) throws SQLException {
        return Sql.number(
                "select count(*) - count(distinct slot_id) from placement where decision = 'MOVE' and plan_id = "
                        + plan);
    }

    /** Who is booked where in this trust, but for one. */
    private String bookings(String besides) throws SQLException {
        return Sql.text(
                """
                select md5(string_agg(a.id || ' ' || a.slot_id || ' ' || a.version, ',' order by a.id)) from appointment a
                where a.status = 'BOOKED' and a.session_id like '%s-%%' and a.id <> '%s'
                    and a.replaces_id is distinct from '%s'
                """
                        .formatted(trust, besides, besides));
    }

    private String declaration() {
        return """
                {"name": "Changes %1$s", "windows": [{"startsAt": "2035-04-24T08:00", "endsAt": "2035-04-24T17:00"}],
                 "staff": ["RESIDENT_DOCTOR"], "sites": ["%1$s-site"], "participation": {"low": 100, "likely": 100, "high": 100},
                 "profile": "CHRISTMAS_DAY"}
                """
                .formatted(trust);
    }
}
