package org.rebook.ear.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Rebook;
import org.rebook.ear.Sql;
import org.rebook.ear.StruckTrust;

/** A scenario with rules and sessions becomes a plan only once two administrators and the diary have made it true. */
class AdoptScenarioIT {

    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(120_000);
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);

    // After every other test's strike: approved rules stay, and those of this walk must not reach the others.
    private static final String STRIKE_DAY = "2044-04-26";

    private static Desk desk;
    private static long strike;
    private static long scenario;

    @BeforeAll
    static void sitDown() throws SQLException {
        desk = new Desk();
        StruckTrust.make(Rebook.database(), "adopt", 8, STRIKE_DAY);
        strike = StruckTrust.declareStrike("adopt", "Adopt", STRIKE_DAY, "LOCAL", new StruckTrust.Absent(30, 60, 80));
        scenario = Sql.number(
                """
                insert into scenario (strike_id, name, as_it_stands, participation, sessions, rules, created_by)
                values (%d, 'Evenings, any site', false, 90,
                    '[{"clinic":"adopt-clinic-0","weekdays":["WEDNESDAY"],"from":"17:00:00","firstDay":"2044-05-18","weeks":2}]',
                    '{"WEIGHT_OTHER_SITE":"1","TARGET_DAYS_ROUTINE":"28"}', 'manager') returning id
                """
                        .formatted(strike));
    }

    @AfterAll
    static void leave() throws SQLException {
        desk.close();
        StruckTrust.callOff(strike);
    }

    @Test
    void becomesAPlanOnceWhatItSupposesIsThere() throws SQLException {
        Page manager = desk.signedInAs("manager");
        worksOut(manager);
        opens(manager);
        assertThat(manager.locator("#sessions ~ p").first()).containsText("0 of 2 are there.");
        assertThat(manager.locator(".rebook-needs .nhsuk-tag")).hasText(new String[] {"Open", "Open"});
        assertThat(manager.locator("[id='adoption:adopt']")).hasCount(0);
        assertThat(manager.locator("[id='drafting:draft']")).hasCount(0);
        noBarriers(manager);

        String version = drafts();
        opens(manager);
        assertThat(manager.locator("main")).containsText(version);
        assertThat(manager.locator("main")).containsText("Drafted by admin");
        assertThat(manager.locator("[id='adoption:adopt']")).hasCount(0);
        approves(version);
        opens(manager);
        assertThat(manager.locator(".rebook-needs .nhsuk-tag")).hasText(new String[] {"In force", "In force"});
        assertThat(manager.locator("[id='adoption:adopt']")).hasCount(0);

        setsUp(0, 5);
        setsUp(1, 10);
        opens(manager);
        assertThat(manager.locator("main")).containsText("only 5 slots");
        assertThat(manager.locator("[id='adoption:adopt']")).hasCount(0);
        Sql.execute(
                "delete from slot where session_id = 'adopt-late-0'; delete from session where id = 'adopt-late-0'");
        setsUp(0, 10);
        opens(manager);
        assertThat(manager.locator("#sessions ~ p").first()).containsText("2 of 2 are there.");
        noBarriers(manager);
        adopts(manager, version);
        countsNoSessionTwice(manager);
        assertThat(desk.complaints()).isEmpty();
    }

    private static void worksOut(Page manager) {
        manager.navigate("/scenarios?strike=" + strike);
        manager.locator("[id='working:work-out']").click();
        assertThat(manager.locator("main .nhsuk-tag").first()).hasText("Completed", PATIENTLY);
    }

    private static void opens(Page person) {
        person.navigate("/scenario?id=" + scenario);
    }

    private static String drafts() throws SQLException {
        Page drafter = desk.signedInAs("admin");
        opens(drafter);
        noBarriers(drafter);
        drafter.locator("[id='drafting:draft']").click();
        assertThat(drafter.locator(".nhsuk-notification-banner")).containsText("The values are drafted.");
        String version = "strike-%d-scenario-%d".formatted(strike, scenario);
        assertThat(drafter.locator("h1")).hasText("Rules " + version);
        assertThat(Sql.text("select valid_from || ' ' || created_by || ' ' || why from rule_set where version = '%s'"
                        .formatted(version)))
                .isEqualTo("%s admin Scenario %d, 'Evenings, any site', of strike %d, 'Adopt'."
                        .formatted(STRIKE_DAY, scenario, strike));
        assertThat(Sql.text(
                        "select string_agg(setting || '=' || value, ' ' order by setting) from rule_value where version = '%s'"
                                .formatted(version)))
                .isEqualTo("TARGET_DAYS_ROUTINE=28 WEIGHT_OTHER_SITE=1");
        opens(drafter);
        assertThat(drafter.locator("[id='drafting:draft']")).hasCount(0);
        drafter.navigate("/rule-draft?version=" + version);
        assertThat(drafter.locator("[id='approving:approve']")).hasCount(0);
        drafter.locator("[id='previewing:preview-now']").click();
        assertThat(drafter.locator("main")).containsText("would be treated differently, on the data of", SOON);
        return version;
    }

    private static void approves(String version) {
        Page approver = desk.signedInAs("admin2");
        approver.navigate("/rule-draft?version=" + version);
        approver.getByLabel("I have read what changes").check();
        approver.locator("[id='approving:approve']").click();
        assertThat(approver.locator(".nhsuk-notification-banner")).containsText("The rules are approved");
    }

    /** The clinic's usual session on that Wednesday evening, as a feed would bring it. */
    private static void setsUp(int week, int slots) throws SQLException {
        Sql.execute(
                """
                insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id, starts_at, ends_at)
                    select 'adopt-late-%1$d', 'adopt', clinic_id, kind, specialty, site_id, clinician_id,
                        timestamptz '2044-05-18 17:00+01' + %1$d * interval '7 days',
                        timestamptz '2044-05-18 20:20+01' + %1$d * interval '7 days'
                    from session where id = 'adopt-s-0-0';
                insert into slot (id, session_id, starts_at, ends_at, type)
                    select 'adopt-late-%1$d-' || n, s.id, s.starts_at + n * interval '20 minutes',
                        s.starts_at + (n + 1) * interval '20 minutes', 'ANY'
                    from session s, generate_series(0, %2$d - 1) n where s.id = 'adopt-late-%1$d'
                """
                        .formatted(week, slots));
    }

    private static void adopts(Page manager, String version) throws SQLException {
        manager.locator("#confirmed").check();
        manager.locator("[id='adoption:adopt']").click();
        assertThat(manager.locator("main .nhsuk-tag").first()).hasText("Completed", PATIENTLY);
        assertThat(Sql.number("select participation_likely from strike where id = " + strike))
                .isEqualTo(90);
        long plan =
                Sql.number("select id from plan where strike_id = %d and status = 'PROPOSED' and rule_version = '%s'"
                        .formatted(strike, version));
        assertThat(Sql.number(
                        """
                        select count(*) from placement p join slot f on f.id = p.slot_id
                        where p.plan_id = %d and f.session_id like 'adopt-late-%%'
                        """
                                .formatted(plan)))
                .as("the plan uses the evenings")
                .isPositive();
    }

    private static void countsNoSessionTwice(Page manager) throws SQLException {
        worksOut(manager);
        assertThat(Sql.text("select figures ->> 'addedSessions' from scenario_result where scenario_id = " + scenario))
                .isEqualTo("0");
        opens(manager);
        assertThat(manager.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Adopt it")))
                .isVisible();
    }

    private static void noBarriers(Page page) {
        assertThat(Desk.violationsOn(page)).as(page.url()).isEmpty();
        assertThat(Desk.tooWide(page)).as(page.url()).isZero();
    }
}
