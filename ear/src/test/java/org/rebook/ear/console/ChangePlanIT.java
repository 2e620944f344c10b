package org.rebook.ear.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Rebook;
import org.rebook.ear.Sql;
import org.rebook.ear.StruckTrust;

/** A patient declines: a clerk sees by keyboard what it does, a service manager makes it, and takes it back. */
class ChangePlanIT {

    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(120_000);
    private static final String STRIKE_DAY = "2040-09-04";

    private static Desk desk;
    private static long strike;
    private static long plan;

    @BeforeAll
    static void planAStrike() throws SQLException {
        desk = new Desk();
        StruckTrust.make(Rebook.database(), "change", 4, STRIKE_DAY);
        offerMoreThanFiveOtherPlaces();
        strike = StruckTrust.declareStrike(
                "change", "Change of plan", STRIKE_DAY, "CHRISTMAS_DAY", new StruckTrust.Absent(100, 100, 100));
        Page manager = desk.signedInAs("manager");
        manager.navigate("/strike?id=" + strike);
        manager.locator("[id='steps:plan']").click();
        assertThat(manager.locator("main .nhsuk-tag").first()).hasText("Completed", PATIENTLY);
        plan = Sql.number("select id from plan where strike_id = %d and status = 'PROPOSED'".formatted(strike));
    }

    private static void offerMoreThanFiveOtherPlaces() throws SQLException {
        Sql.execute(
                """
                insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id, starts_at, ends_at)
                    select 'change-more-' || n || '-' || clinic_id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id,
                        starts_at + n * interval '1 day', ends_at + n * interval '1 day'
                    from session, generate_series(1, 6) n where id like 'change-s-%-1';
                insert into slot (id, session_id, starts_at, ends_at, type)
                    select id || '-only', id, starts_at, starts_at + interval '20 minutes', 'ANY'
                    from session where id like 'change-more-%'
                """);
    }

    @AfterAll
    static void leave() throws SQLException {
        desk.close();
        StruckTrust.callOff(strike);
    }

    @Test
    void leadsFromADeclineToAPlanAndBack() throws SQLException {
        String moved =
                Sql.text("select min(appointment_id) from placement where decision = 'MOVE' and plan_id = " + plan);
        clerkSeesWhatItDoesByKeyboard(moved);
        managerMakesItAndTakesItBack(moved);
        assertThat(desk.complaints()).isEmpty();
    }

    @Test
    void fitsOnAPhone() {
        Page manager = desk.signedInAs("manager");
        manager.setViewportSize(390, 900);
        for (String path : List.of("/plan?id=" + plan, "/change-plan?id=" + plan)) {
            manager.navigate(path);
            assertThat(Desk.tooWide(manager)).as(path).isZero();
        }
    }

    private static void clerkSeesWhatItDoesByKeyboard(String moved) {
        Page clerk = desk.signedInAs("clerk");
        clerk.navigate("/plan?id=" + plan);
        assertThat(clerk.locator("main"))
                .containsText("it is proven that no plan under the rules is better. Each group");
        clerk.locator("a[href='/change-plan?id=%d']".formatted(plan)).focus();
        clerk.keyboard().press("Enter");
        assertThat(clerk.locator("h1")).hasText("Change plan " + plan);
        looksGood(clerk);
        clerk.locator("#patient-kind").focus();
        clerk.keyboard().press("Tab");
        clerk.keyboard().type(moved);
        clerk.keyboard().press("Enter");
        assertThat(clerk.locator("#summary")).containsText("placed otherwise");
        assertThat(clerk.locator("#summary")).containsText("nothing of this plan has been carried out");
        assertThat(clerk.locator("main")).containsText("Declines the date.");
        assertThat(clerk.locator("[id='keeping:keep']")).hasCount(0);
        looksGood(clerk);
        clerk.locator("#patient-kind").focus();
        clerk.keyboard().press("Tab");
        clerk.keyboard().type("nobody");
        clerk.keyboard().press("Enter");
        assertThat(clerk.locator(".nhsuk-error-summary")).containsText("plan has no appointment 'nobody'");
        assertThat(clerk.locator("#appointment")).hasValue("nobody");
        looksGood(clerk);
        clerk.locator("#kind").selectOption("LOSE_PLACES");
        clerk.locator("#places").fill("many");
        clerk.locator("#asking button").click();
        assertThat(clerk.locator(".nhsuk-error-summary"))
                .containsText("places: it must be a whole number, not 'many'.");
        assertThat(clerk.locator("#kind")).hasValue("LOSE_PLACES");
        assertThat(clerk.locator("#places")).hasValue("many");
        clerk.locator("#patient-kind").selectOption("FORBID");
        clerk.locator("#appointment").fill(moved);
        clerk.locator("#refusing button").click();
        assertThat(clerk.locator(".nhsuk-error-summary"))
                .containsText("day: 'The patient cannot come on a day' needs a day or a session, and none was given.");
        assertThat(clerk.locator("#patient-kind")).hasValue("FORBID");
        looksGood(clerk);
        clerk.navigate("/change-plan?id=%d&kind=DECLINE&appointment=%s".formatted(plan, "x".repeat(3_000)));
        assertThat(clerk.locator(".nhsuk-error-summary")).containsText("x… (3,000 characters)'");
        clerk.navigate("/change-plan?id=%d&appointment=%s".formatted(plan, moved));
        int few = clerk.locator("#others tbody tr").count();
        clerk.getByText("Show more places").click();
        assertThat(clerk.locator("#others tbody tr").count()).isGreaterThan(few);
        looksGood(clerk);
        clerk.navigate("/change-plan?id=%d&changes=DECLINE~%s~~~&kind=LOOK_FURTHER".formatted(plan, moved));
        assertThat(clerk.locator("#looked-further")).containsText("no operation that could change lists alone");
        assertThat(clerk.locator("main li")
                        .filter(new Locator.FilterOptions().setHasText("Look further for operations")))
                .containsText("Leave this out");
        looksGood(clerk);
        clerk.navigate("/change-plan?id=%d&look=yes".formatted(plan));
        assertThat(clerk.locator("main")).containsText("no free places in the plan's specialties");
        looksGood(clerk);
    }

    private static void managerMakesItAndTakesItBack(String moved) throws SQLException {
        Page manager = desk.signedInAs("manager");
        manager.navigate("/change-plan?id=%d&kind=DECLINE&appointment=%s".formatted(plan, moved));
        keepsTheChangesInHandWhereTheyCannotBeMade(manager);
        manager.locator("[id='keeping:keep']").focus();
        manager.keyboard().press("Enter");
        assertThat(manager.locator(".nhsuk-notification-banner")).containsText("The changes are made, as plan");
        long made = Sql.number("select id from plan where derived_from = " + plan);
        assertThat(manager.locator("h1")).containsText("Plan " + made);
        assertThat(Sql.text("select status from plan where id = " + plan)).isEqualTo("SUPERSEDED");
        looksGood(manager);
        showsOnlyDatesOfNow(manager, made, moved);
        manager.navigate("/plan?id=" + made);
        manager.locator("[id='former:take-up']").focus();
        manager.keyboard().press("Enter");
        assertThat(manager.locator(".nhsuk-notification-banner"))
                .containsText("Plan %d is a proposal again.".formatted(plan));
        assertThat(Sql.text("select status from plan where id = " + made)).isEqualTo("SUPERSEDED");
    }

    private static void keepsTheChangesInHandWhereTheyCannotBeMade(Page manager) throws SQLException {
        Sql.execute("update plan set status = 'SUPERSEDED' where id = " + plan);
        manager.locator("[id='keeping:keep']").click();
        assertThat(manager.locator("main")).containsText("is superseded by a later one");
        Sql.execute("update plan set status = 'PROPOSED' where id = " + plan);
        manager.reload();
        assertThat(manager.locator("main")).containsText("declines the date");
    }

    private static void showsOnlyDatesOfNow(Page manager, long made, String moved) throws SQLException {
        String declined = Sql.text(
                "select session_id from placement where plan_id = %d and appointment_id = '%s'".formatted(plan, moved));
        assertThat(Sql.text("select alternatives from placement where plan_id = %d and appointment_id = '%s'"
                        .formatted(made, moved)))
                .as("the date declined is not offered again")
                .doesNotContain(declined);
        manager.navigate("/change-plan?id=%d&appointment=%s".formatted(made, moved));
        assertThat(manager.locator("main")).containsText(Pattern.compile("next best places|No date"));
        looksGood(manager);
    }

    private static void looksGood(Page page) {
        assertThat(Desk.violationsOn(page)).as(page.url()).isEmpty();
        assertThat(Desk.tooWide(page)).as(page.url()).isZero();
    }
}
