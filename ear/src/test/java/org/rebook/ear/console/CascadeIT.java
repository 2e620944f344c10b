package org.rebook.ear.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Rebook;
import org.rebook.ear.Sql;
import org.rebook.ear.StruckTrust;

/**
 * Where the trust lets routine patients give way, urgent ones have their places and both moves happen or neither
 * (R-REB-18, hazards H01, H03).
 */
class CascadeIT {

    // A day of its own, under rules that no other test is planned by.
    private static final String STRIKE_DAY = "2037-04-28";
    private static final double A_MINUTE = 60_000;

    private static Desk desk;

    @BeforeAll
    static void sitDown() throws SQLException {
        desk = new Desk();
        StruckTrust.make(Rebook.database(), "gw", 4, STRIKE_DAY);
        for (String sql : SETTING.split(";\n")) {
            Sql.execute(sql.formatted(STRIKE_DAY));
        }
    }

    @AfterAll
    static void leave() {
        desk.close();
    }

    @Test
    void showsWhoGivesWayBeforeApprovalAndMovesBothOrNeither() throws SQLException {
        Page manager = desk.signedInAs("manager");
        declare(manager);
        String strike = manager.url();
        manager.locator("[id='steps:plan']").click();
        isCompleted(manager);
        manager.navigate(strike);
        manager.getByText("Read plan").click();
        String plan = manager.url().replaceAll(".*id=(\\d+).*", "$1");

        assertThat(Sql.text(
                        "select count(*) || ' ' || max(k.participation_likely) from impact i join strike k on k.id = i.strike_id"
                                + " join plan p on p.strike_id = k.id where i.staffing <> 'FULL' and p.id = " + plan))
                .as(
                        "of four lone doctors at 60% two are counted absent, so two urgent patients need a place; at 78% three")
                .isEqualTo("2 60");
        assertThat(Sql.text("select string_agg(gives_way_appointment_id, ' ' order by gives_way_appointment_id) from"
                        + " placement where plan_id = "
                        + plan))
                .as("neither the newly told nor whoever was moved before gives way")
                .isEqualTo("gw-b-0 gw-b-1");
        assertThat(Sql.text("select string_agg(distinct a.priority, ' ') from placement l join appointment a"
                        + " on a.id = l.appointment_id where l.gives_way_slot_id is not null and l.plan_id = " + plan))
                .isEqualTo("URGENT");
        assertThat(manager.locator("#cascades + p + dl")).containsText("2 patients, of ");
        assertThat(manager.locator("#cascades + p + dl")).containsText("2 fewer miss a limit");
        assertThat(manager.locator("label[for=confirmed]")).containsText("2 patients give way to urgent ones");
        noBarriers(manager);
        manager.getByText("Show whose place is taken by whom").click();
        assertThat(manager.locator("tr[data-row]")).hasCount(2);
        assertThat(manager.url()).as("where they are listed").endsWith("#patients");
        assertThat(manager.locator("tr[data-row]").first())
                .containsText("Takes the place of another patient, who moves from");
        noBarriers(manager);

        for (String asked : List.of("", "&kind=LOOK_FURTHER", "&look=yes")) {
            manager.navigate("/change-plan?id=" + plan + asked);
            assertThat(manager.locator(".nhsuk-error-summary")).containsText("patients give way");
            assertThat(manager.locator("main button")).hasCount(0);
            noBarriers(manager);
        }

        manager.navigate("/plan?id=" + plan);
        manager.locator("#confirmed").check();
        manager.locator("#note").fill("Agreed");
        manager.locator("[id='approval:approve']").click();
        Sql.execute("update appointment set version = version + 1 where id = 'gw-b-0'");
        manager.locator("[id='carrying:carry-out']").click();
        isCompleted(manager);

        assertThat(manager.locator("[data-run=failed]")).hasText("0");
        assertThat(Sql.text("select string_agg(i.reason, ' | ' order by l.gives_way_appointment_id) from run_item i"
                        + " join run r on r.id = i.run_id join placement l on l.plan_id = r.plan_id"
                        + " and l.appointment_id = i.item where i.status = 'HELD_BACK'"
                        + " and l.gives_way_slot_id is not null and r.plan_id = " + plan))
                .isEqualTo("Of the patient who was to give way: The appointment has changed since the plan was made.");
        assertThat(Sql.text("select string_agg(status, ' ' order by id) from appointment where id like 'gw-b-%'"))
                .isEqualTo("BOOKED CANCELLED BOOKED BOOKED BOOKED");
        assertThat(Sql.text(
                        "select o.cancellation_reason || ' ' || n.status || ' ' || n.hospital_cancellations || ' ' ||"
                                + " (n.starts_at > o.starts_at) from appointment o join appointment n on n.id = o.replaced_by_id where"
                                + " o.id = 'gw-b-1'"))
                .isEqualTo("IA-KNOCKON BOOKED 1 true");
        assertThat(Sql.text("select n.priority from appointment o join appointment n on n.slot_id = o.slot_id"
                        + " and n.status = 'BOOKED' where o.id = 'gw-b-1'"))
                .isEqualTo("URGENT");
        assertThat(Sql.text("select count(*) from outbox where subject = 'gw-b-1' and kind = 'MOVED'"))
                .isEqualTo("1");
        assertThat(Sql.text("select count(*) from obligation o join placement l on l.appointment_id = o.appointment_id"
                        + " where o.status = 'OPEN' and l.gives_way_appointment_id = 'gw-b-0'"
                        + " and l.plan_id = " + plan))
                .as("whoever is held back is given to a person")
                .isEqualTo("1");
        assertThat(Sql.text("select count(*) from orphan")).isEqualTo("0");
        assertThat(desk.complaints()).isEmpty();
    }

    private static void declare(Page manager) {
        manager.navigate("/declare");
        manager.getByLabel("Name").fill("Resident doctors, with cascades");
        manager.locator("#from-day-1").fill(STRIKE_DAY);
        manager.locator("#from-time-1").fill("08:00");
        manager.locator("#to-day-1").fill(STRIKE_DAY);
        manager.locator("#to-time-1").fill("17:00");
        manager.locator("#staff-RESIDENT_DOCTOR").check();
        manager.locator("#site-gw-site").check();
        manager.getByLabel("Local decision").check();
        manager.locator("button:has-text('Continue')").click();
        manager.locator("[id='declare:go']").click();
        assertThat(manager.locator(".nhsuk-notification-banner")).isVisible();
    }

    private static void isCompleted(Page manager) {
        assertThat(manager.locator("main .nhsuk-tag").first())
                .hasText("Completed", new LocatorAssertions.HasTextOptions().setTimeout(A_MINUTE));
    }

    private static void noBarriers(Page page) {
        assertThat(Desk.violationsOn(page)).as(page.url()).isEmpty();
    }

    // A week after the strike, nothing is free; five routine follow-ups are booked there, whose limit is months away.
    private static final String SETTING =
            """
            insert into rule_set (version, based_on, valid_from, why, created_by)
                values ('gw.1', '2026.1', '2037-04-01', 'Cascades', 'admin');
            insert into rule_value (version, setting, value, why, changed_by)
                values ('gw.1', 'CASCADES', '1', 'Cascades', 'admin'), ('gw.1', 'SECOND_PERSON_ABOVE', '2000', 'x', 'admin');
            update rule_set set status = 'APPROVED', approved_at = now(), approved_by = 'admin2' where version = 'gw.1';
            update slot set status = 'WITHDRAWN' where id like 'gw-slot-%%-1-%%';
            insert into slot (id, session_id, starts_at, ends_at, type)
                select 'gw-given-' || n, 'gw-s-' || n %% 4 || '-1', timestamptz '%1$s 10:00Z' + interval '7 days'
                    + n / 4 * interval '20 minutes', timestamptz '%1$s 10:20Z' + interval '7 days'
                    + n / 4 * interval '20 minutes', 'ANY' from generate_series(0, 4) n;
            insert into patient (id, family_name, given_name) select 'gw-q-' || n, 'Test', 'Giver' from generate_series(0, 4) n;
            insert into appointment (id, patient_id, session_id, slot_id, kind, status, specialty, starts_at, ends_at, lcad,
                    hospital_cancellations)
                select 'gw-b-' || n, 'gw-q-' || n, f.session_id, f.id, 'FOLLOW_UP', 'BOOKED', s.specialty, f.starts_at,
                    f.ends_at, date '%1$s' + 200, case n when 3 then 1 else 0 end
                from generate_series(0, 4) n join slot f on f.id = 'gw-given-' || n join session s on s.id = f.session_id;
            update appointment set changed_here_at = null where id like 'gw-b-%%';
            insert into fhir_resource (type, id, version, content, digest, last_updated)
                select 'Appointment', 'gw-b-' || n, 1, '{"resourceType":"Appointment","id":"gw-b-' || n || '","created":"'
                    || case n when 4 then current_date - 5 else current_date - 30 end || '"}', '', now()
                from generate_series(0, 4) n
            """;
}
