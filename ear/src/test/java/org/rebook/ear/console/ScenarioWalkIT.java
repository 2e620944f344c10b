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

/** A service manager's way from "what if" to a plan, and who may only read. */
class ScenarioWalkIT {

    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(120_000);
    private static final String STRIKE_DAY = "2039-09-06";

    private static Desk desk;
    private static long strike;

    @BeforeAll
    static void sitDown() throws SQLException {
        desk = new Desk();
        StruckTrust.make(Rebook.database(), "whatif", 8, STRIKE_DAY);
        strike =
                StruckTrust.declareStrike("whatif", "What if", STRIKE_DAY, "LOCAL", new StruckTrust.Absent(30, 60, 80));
    }

    @AfterAll
    static void leave() throws SQLException {
        desk.close();
        StruckTrust.callOff(strike);
    }

    @Test
    void leadsFromAQuestionToAPlan() throws SQLException {
        Page manager = desk.signedInAs("manager");
        manager.navigate("/scenarios?strike=" + strike);
        assertThat(manager.locator("main")).containsText("There are none yet.");
        noBarriers(manager);
        manager.locator("[id='working:usual']").click();
        assertThat(manager.locator(".nhsuk-notification-banner")).containsText("Added: 30% and 90% absent.");

        addsEvenings(manager);
        manager.locator("[id='working:work-out']").click();
        assertThat(manager.locator("main .nhsuk-tag").first()).hasText("Completed", PATIENTLY);
        manager.navigate("/scenarios?strike=" + strike);
        assertThat(manager.locator(".rebook-side-by-side thead th")).hasCount(5);
        assertThat(manager.locator("main")).containsText("Made from data of");
        assertThat(manager.locator(".rebook-recovery__line").first()).isVisible();
        noBarriers(manager);

        comparesWithAsItStands(manager);
        cannotAdoptWhatThereIsNot(manager);
        adoptsTheForecast(manager);
        assertThat(desk.complaints()).isEmpty();
    }

    private static void addsEvenings(Page manager) {
        manager.getByLabel("Name").fill("Evenings");
        manager.locator("#clinic1").selectOption("whatif-clinic-0");
        manager.locator("#first-day1").fill("2039-09-28");
        manager.locator("#from1").fill("17:00");
        manager.locator("#weeks1").fill("x");
        manager.locator("[id='adding:add-it']").click();
        assertThat(manager.locator(".nhsuk-error-summary")).containsText("choose at least one day of the week");
        assertThat(manager.locator(".nhsuk-error-summary")).containsText("weeks: 'x' is not a whole number");
        assertThat(manager.getByLabel("Name")).hasValue("Evenings");
        noBarriers(manager);
        manager.locator("#weeks1").fill("4");
        manager.locator("#weekdays1-WEDNESDAY").check();
        manager.locator("[id='adding:add-it']").click();
        assertThat(manager.locator(".nhsuk-notification-banner")).containsText("The scenario is added.");
    }

    private static void comparesWithAsItStands(Page manager) {
        manager.locator("#other").selectOption("Evenings");
        manager.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare"))
                .click();
        assertThat(manager.locator("h1")).hasText("As it stands and Evenings");
        assertThat(manager.locator("tbody tr").first()).containsText("moves to");
        noBarriers(manager);
        assertThat(manager.request()
                        .get(manager.getByText("Download as CSV").getAttribute("href"))
                        .text())
                .contains("As it stands", "Evenings", "moves to");
    }

    private static void cannotAdoptWhatThereIsNot(Page manager) throws SQLException {
        manager.navigate("/scenario?id=" + scenario("Evenings"));
        assertThat(manager.locator("main")).containsText("It cannot be adopted yet");
        assertThat(manager.locator("main")).containsText("Sessions in the diary");
        assertThat(manager.locator("[id='adoption:adopt']")).hasCount(0);
        noBarriers(manager);
    }

    private static void adoptsTheForecast(Page manager) throws SQLException {
        manager.navigate("/scenario?id=" + scenario("90% absent"));
        String affected = manager.locator("tbody tr:nth-child(2) td")
                .nth(1)
                .innerText()
                .lines()
                .findFirst()
                .orElseThrow();
        manager.locator("[id='adoption:adopt']").click();
        assertThat(manager.locator(".nhsuk-error-summary")).containsText("Confirm that you have read");
        manager.locator("#confirmed").check();
        manager.locator("[id='adoption:adopt']").click();
        assertThat(manager.locator("main .nhsuk-tag").first()).hasText("Completed", PATIENTLY);
        assertThat(Sql.number("select participation_likely from strike where id = " + strike))
                .isEqualTo(90);
        long plan = Sql.number("select id from plan where strike_id = %d and status = 'PROPOSED'".formatted(strike));
        manager.navigate("/plan?id=" + plan);
        assertThat(manager.locator("tbody tr").first().locator("td").first()).hasText(affected);
        manager.navigate("/recovery?plan=" + plan);
        assertThat(manager.locator(".rebook-recovery__line").first()).isVisible();
        noBarriers(manager);
        manager.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Table"))
                .click();
        assertThat(manager.getByText("By the planned dates")).isVisible();
        manager.navigate("/scenarios?strike=" + strike);
        assertThat(manager.locator("main")).containsText("the strike has another forecast");
    }

    @Test
    void letsClerksReadAndNotChange() {
        Page clerk = desk.signedInAs("clerk");
        clerk.navigate("/scenarios?strike=" + strike);
        assertThat(clerk.locator("h1")).hasText("Scenarios");
        assertThat(clerk.locator("[id='working:work-out']")).hasCount(0);
        assertThat(clerk.locator("[id='adding:add-it']")).hasCount(0);
        noBarriers(clerk);
    }

    @Test
    void answersThatThereIsNoSuchScenario() {
        Page manager = desk.signedInAs("manager");
        for (String address : new String[] {
            "/scenarios?strike=999999",
            "/scenario?id=999999",
            "/scenario-differences?one=1",
            "/scenario-differences.csv?one=999999&other=999998",
            "/scenario-sessions.csv?id=999999",
            "/recovery?plan=999999",
            "/recovery?scenario=x",
            "/recovery.csv"
        }) {
            assertThat(manager.request().get(address).status()).as(address).isEqualTo(404);
        }
        assertThat(desk.signedInAs("admin")
                        .request()
                        .get("/scenario-differences?one=1&other=2")
                        .status())
                .as("whoever does not work with patients reads no names")
                .isEqualTo(403);
    }

    private static long scenario(String name) throws SQLException {
        return Sql.number("select id from scenario where strike_id = %d and name = '%s'".formatted(strike, name));
    }

    private static void noBarriers(Page page) {
        assertThat(Desk.violationsOn(page)).as(page.url()).isEmpty();
        assertThat(Desk.tooWide(page)).as(page.url()).isZero();
    }
}
