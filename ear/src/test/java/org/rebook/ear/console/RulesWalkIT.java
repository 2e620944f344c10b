package org.rebook.ear.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Rebook;
import org.rebook.ear.Sql;
import org.rebook.ear.StruckTrust;

/**
 * An administrator's way to other rules, and a service manager's past a protection: draft, preview, refused own approval,
 * approval by a second person, and a plan that carries it.
 */
class RulesWalkIT {

    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(90_000);
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    // After every other test's strike: approved rules stay, and those of this walk must not reach the others.
    private static final String STRIKE_DAY = "2038-04-27";

    private static Desk desk;
    private static long strike;

    @BeforeAll
    static void sitDown() throws SQLException {
        desk = new Desk();
        StruckTrust.make(Rebook.database(), "rules", 4, STRIKE_DAY);
        strike = StruckTrust.declareStrike(
                "rules", "Rules walk", STRIKE_DAY, "LOCAL", new StruckTrust.Absent(60, 78, 90));
    }

    @AfterAll
    static void leave() throws SQLException {
        desk.close();
        StruckTrust.callOff(strike);
    }

    @Test
    void otherRulesTakeADraftAPreviewAndASecondPerson() throws SQLException {
        String version = "walk-" + System.currentTimeMillis();
        Page drafter = desk.signedInAs("admin");
        drafter.navigate("/rules");
        assertThat(drafter.getByText("Not verified by a source").first()).isVisible();
        drafter.getByLabel("Name of the version").fill("no name");
        drafter.getByLabel("Valid from").fill(STRIKE_DAY);
        drafter.getByLabel("Why").fill("The clinical safety group agreed.");
        drafter.locator("[id='drafting:draft']").click();
        assertThat(drafter.locator(".nhsuk-error-summary")).containsText("'no name' cannot be a version's name");
        assertThat(drafter.getByLabel("Name of the version")).hasValue("no name");
        assertThat(drafter.getByLabel("Valid from")).hasValue(STRIKE_DAY);
        noBarriers(drafter);
        drafter.getByLabel("Name of the version").fill(version);
        drafter.locator("[id='drafting:draft']").click();
        assertThat(drafter.locator("h1")).hasText("Rules " + version);

        changeValue(drafter, "HOSPITAL_CANCELLATIONS_ALLOWED", "nine");
        assertThat(drafter.locator(".nhsuk-error-summary")).containsText("HOSPITAL_CANCELLATIONS_ALLOWED: 'nine'");
        drafter.getByLabel("New value").fill("1");
        drafter.locator("[id='changing:save']").click();
        assertThat(drafter.locator(".nhsuk-notification-banner")).containsText("is changed in the draft");
        changeValue(drafter, "NOTICE_DAYS", "14");
        assertThat(drafter.locator(".nhsuk-error-summary")).containsText("national document");
        noBarriers(drafter);

        Page approver = desk.signedInAs("admin2");
        approver.navigate("/rule-draft?version=" + version);
        approve(approver);
        assertThat(approver.locator(".nhsuk-error-summary")).containsText("has not been worked out");

        drafter.navigate("/rule-draft?version=" + version);
        assertThat(drafter.locator("[id='approving:approve']")).hasCount(0);
        drafter.locator("[id='previewing:preview-now']").click();
        assertThat(drafter.locator("main")).containsText("would be treated differently, on the data of", SOON);
        assertThat(drafter.locator("main")).containsText("Rules walk");
        assertThat(drafter.locator("main")).containsText("another protection");
        noBarriers(drafter);

        approver.navigate("/rule-draft?version=" + version);
        approve(approver);
        assertThat(approver.locator(".nhsuk-notification-banner")).containsText("The rules are approved");
        noBarriers(approver);
        drafter.navigate("/rules?version=" + version);
        assertThat(drafter.locator("[id=PR9]")).containsText("In " + version + ", from 0");

        Page manager = desk.signedInAs("manager");
        manager.navigate("/strike?id=" + strike);
        manager.locator("[id='steps:plan']").click();
        assertThat(manager.locator("main .nhsuk-tag").first()).hasText("Completed", PATIENTLY);
        assertThat(Sql.number("select count(*) from plan where strike_id = %d and rule_version = '%s'"
                        .formatted(strike, version)))
                .isOne();
        assertThat(desk.complaints()).isEmpty();
    }

    @Test
    void theDatabaseRefusesADraftersOwnApproval() throws SQLException {
        String version = "own-" + System.currentTimeMillis();
        Sql.execute(
                """
                insert into rule_set (version, based_on, valid_from, why, created_by)
                    values ('%1$s', '2026.1', '2040-01-01', 'x', 'admin');
                insert into rule_value (version, setting, value, why, changed_by)
                    values ('%1$s', 'OFFERS', '3', 'x', 'admin2')
                """
                        .formatted(version));
        String approve =
                "update rule_set set status = 'APPROVED', approved_at = now(), approved_by = '%s' where version = '%s'";
        assertThat(refusal(approve.formatted("admin", version))).contains("rule_set_check");
        assertThat(refusal(approve.formatted("admin2", version))).contains("may not approve it");
        Sql.execute("update rule_set set status = 'DISCARDED' where version = '%s'".formatted(version));
    }

    @Test
    void aProtectionIsSetAsideByTwoAndOnlyForThatPatient() throws SQLException {
        Page manager = desk.signedInAs("manager");
        manager.navigate("/affected?strike=" + strike + "&protected=yes");
        noBarriers(manager);
        manager.navigate("/affected-patient?strike=" + strike + "&appointment=rules-a-0-0");
        noBarriers(manager);
        manager.locator("#rule-PR1").check();
        manager.locator("[id='asking:ask']").click();
        assertThat(manager.locator(".nhsuk-error-summary")).containsText("say why");
        manager.locator("#rule-PR1").check();
        manager.getByLabel("Why this patient may be moved all the same").fill("Consultant agrees, results are clear.");
        manager.locator("[id='asking:ask']").click();
        assertThat(manager.locator("main")).containsText("somebody else approves");
        assertThat(manager.locator("input[value^='Approve']")).hasCount(0);
        noBarriers(manager);

        Page other = desk.signedInAs("manager2");
        other.navigate("/set-aside?strike=" + strike);
        other.locator("input[value^='Approve']").first().click();
        assertThat(other.locator(".nhsuk-notification-banner")).containsText("is set aside");
        assertThat(Sql.number("select count(*) from protection_set_aside where strike_id = " + strike))
                .isOne();
        assertThat(other.locator("input[value='Revoke']")).hasCount(1);
        other.getByLabel("Protect the patient again, because").fill("Results came back.");
        other.locator("input[value='Revoke']").click();
        assertThat(Sql.number("select count(*) from protection_set_aside where strike_id = " + strike))
                .isZero();
        assertThat(
                        Sql.number(
                                "select count(*) from audit_entry where subject_type = 'protection-override' and patient_id = 'rules-p-0-0'"))
                .isEqualTo(3);
        assertThat(desk.complaints()).isEmpty();
    }

    private static void changeValue(Page drafter, String setting, String value) {
        drafter.locator("#setting").selectOption(setting);
        drafter.getByText("Choose", new Page.GetByTextOptions().setExact(true)).click();
        drafter.getByLabel("New value").fill(value);
        drafter.locator("[id='changing'] [name=why]").fill("Agreed on Monday.");
        drafter.locator("[id='changing:save']").click();
    }

    private static void approve(Page approver) {
        approver.getByLabel("I have read what changes").check();
        approver.locator("[id='approving:approve']").click();
    }

    private static void noBarriers(Page page) {
        assertThat(Desk.violationsOn(page)).as(page.url()).isEmpty();
    }

    private static String refusal(String sql) {
        try {
            Sql.execute(sql);
            return "";
        } catch (SQLException refused) {
            return refused.getMessage();
        }
    }
}
