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
import org.rebook.ear.StruckTrust;

/** A service manager's way through a strike: declare, see, plan, approve, carry out, look after it. */
class StrikeWalkIT {

    private static final double A_MINUTE = 60_000;

    private static Desk desk;

    @BeforeAll
    static void sitDown() throws SQLException {
        desk = new Desk();
        StruckTrust.make(Rebook.database(), "walk", 4);
    }

    @AfterAll
    static void leave() {
        desk.close();
    }

    @Test
    void leadsFromTheDeclarationToTheWorklist() {
        Page manager = desk.signedInAs("manager");
        manager.navigate("/declare");
        noBarriers(manager);
        declare(manager);
        assertThat(manager.locator(".nhsuk-notification-banner")).containsText("New bookings have been stopped in");
        String strike = manager.url();

        manager.locator("[id='steps:plan']").click();
        isCompleted(manager);
        manager.navigate(strike);
        manager.getByText("See what it hits").click();
        assertThat(manager.getByText("Does not run").last()).isVisible();
        followsTheSlider(manager);
        noBarriers(manager);
        manager.navigate(strike);
        noBarriers(manager);

        manager.getByText("Read plan").click();
        noBarriers(manager);
        manager.locator("[id='approval:approve']").click();
        assertThat(manager.locator(".nhsuk-error-summary")).containsText("Confirm that you have read the figures");
        manager.locator("#confirmed").check();
        manager.locator("[id='approval:approve']").click();
        assertThat(manager.locator(".nhsuk-error-summary")).containsText("say why so much is called off at once.");
        manager.locator("#confirmed").check();
        manager.getByLabel("Why so much is called off at once").fill("Residents lead all four clinics.");
        manager.locator("[id='approval:approve']").click();
        assertThat(manager.locator(".nhsuk-notification-banner")).containsText("Nothing has been changed yet");
        manager.locator("[id='carrying:carry-out']").click();
        isCompleted(manager);
        noBarriers(manager);
        assertThat(manager.locator("[data-run=failed]")).hasText("0");
        assertThat(manager.locator("[data-run=left]")).hasText("0");

        manager.getByText("what the EHR was told").click();
        assertThat(manager.getByText("Moved").first()).isVisible();
        noBarriers(manager);
        manager.navigate("/worklist?site=walk-site");
        assertThat(manager.locator("[data-row-link]").first()).isVisible();
        assertThat(desk.complaints()).isEmpty();
    }

    @Test
    void namesTheFieldAndTheValueThatCannotBe() {
        Page manager = desk.withoutScriptAs("manager");
        manager.navigate("/declare");
        manager.getByLabel("Low").fill("many");
        manager.locator("button:has-text('Continue')").click();
        assertThat(manager.locator(".nhsuk-error-summary"))
                .containsText("Enter a whole number from 0 to 100 for low, not 'many'.");
        assertThat(manager.getByLabel("Low")).hasValue("many");
    }

    // At nought nobody is hit; at a hundred all four clinics are.
    private static void followsTheSlider(Page manager) {
        manager.locator("#at").press("Home");
        assertThat(manager.locator("td[data-what-if=patients]")).hasText("0");
        manager.locator("#at").press("End");
        assertThat(manager.locator("td[data-what-if=none]")).hasText("4");
        assertThat(manager.locator("td[data-what-if=patients]")).hasText("40");
        assertThat(manager.locator("[data-what-if-said]"))
                .hasText("At 100 per cent 4 sessions, 40 outpatients and 0 operations are hit.");
    }

    @Test
    void showsAPercentageWithoutAnyScript() {
        Page manager = desk.withoutScriptAs("manager");
        declare(manager);
        manager.navigate(manager.url().replace("/strike?id=", "/impact?strike=") + "&at=100");
        assertThat(manager.locator("tr.rebook-chosen")).containsText("Chosen, 100%");
        assertThat(manager.locator("td[data-what-if=patients]")).hasText("40");
        manager.locator("button:has-text('Show this percentage')").click();
        assertThat(manager.locator("td[data-what-if=patients]")).hasText("40");
    }

    @Test
    void fillsTheFormInFromAnEarlierStrike() {
        Page manager = desk.withoutScriptAs("manager");
        manager.navigate("/declare");
        manager.locator("#preset").selectOption("Consultants and junior doctors, 19 to 22 September 2023");
        manager.getByLabel("First day now").fill("2034-09-19");
        manager.locator("button:has-text('Fill in')").click();
        assertThat(manager.locator("#to-day-2")).hasValue("2034-09-23");
        manager.locator("button:has-text('Continue')").click();
        assertThat(manager.locator("h1")).hasText("Check before you declare");
        assertThat(manager.locator("main")).containsText("Tuesday 19 September 2034 07:00");
        assertThat(manager.locator("main")).containsText("Christmas Day cover");
    }

    private static void declare(Page manager) {
        manager.navigate("/declare");
        manager.getByLabel("Name").fill("Resident doctors, a Tuesday");
        manager.locator("#from-day-1").fill(StruckTrust.STRIKE_DAY);
        manager.locator("#from-time-1").fill("08:00");
        manager.locator("#to-day-1").fill(StruckTrust.STRIKE_DAY);
        manager.locator("#to-time-1").fill("17:00");
        manager.locator("#staff-RESIDENT_DOCTOR").check();
        manager.locator("#site-walk-site").check();
        manager.getByLabel("Local decision").check();
        manager.locator("button:has-text('Continue')").click();
        assertThat(manager.locator("h1")).hasText("Check before you declare");
        manager.reload();
        manager.locator("[id='declare:go']").click();
    }

    // The page follows the run by itself; nobody presses anything.
    private static void isCompleted(Page manager) {
        assertThat(manager.locator("main .nhsuk-tag").first())
                .hasText("Completed", new LocatorAssertions.HasTextOptions().setTimeout(A_MINUTE));
        // The page that follows a run loads itself once more when the run is over.
        assertThat(manager.locator("[data-run-events]")).hasCount(0);
    }

    private static void noBarriers(Page page) {
        assertThat(Desk.violationsOn(page)).as(page.url()).isEmpty();
    }
}
