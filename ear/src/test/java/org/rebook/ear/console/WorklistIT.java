package org.rebook.ear.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a clerk does all day, without a line of script in the browser. */
class WorklistIT {

    private static Desk desk;

    @BeforeAll
    static void sitDown() {
        desk = new Desk();
    }

    @AfterAll
    static void leave() {
        desk.close();
    }

    @Test
    void showsTheMostUrgentFirstAndOnlyWhatIsAskedFor() throws SQLException {
        LostDates.of("wl-order", List.of("Urgentsen", "Routinesen"));
        Page clerk = desk.withoutScriptAs("clerk");
        clerk.navigate("/worklist?owner=wl-order-office");
        assertThat(clerk.locator("[data-row-link]")).hasText(new String[] {"Urgentsen, Ada", "Routinesen, Ada"});
        assertThat(clerk.locator(".rebook-count")).containsText("2 patients, most urgent first");
        clerk.getByLabel("NHS number or name").fill("routine");
        clerk.getByText("Find", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(clerk.locator("[data-row-link]")).hasText(new String[] {"Routinesen, Ada"});
        assertThat(clerk.url()).doesNotContainIgnoringCase("routine");
        clerk.reload();
        assertThat(clerk.locator("[data-row-link]")).hasText(new String[] {"Routinesen, Ada"});
    }

    @Test
    void saysTheSameInTheFileAsOnTheScreen() throws SQLException {
        LostDates.of("wl-file", List.of("Filesen", "=Formula"));
        Page clerk = desk.withoutScriptAs("clerk");
        APIResponse file = clerk.request().get("/worklist.csv?owner=wl-file-office");
        assertThat(file.headers()).containsEntry("content-type", "text/csv;charset=UTF-8");
        assertThat(file.text().lines()).hasSize(3);
        assertThat(file.text()).contains("\"Filesen, Ada\"").contains("\"'=Formula, Ada\"");
    }

    /** Hazard H07: double booking, lost slot. */
    @Test
    void givesASlotToOnePatientAndTellsTheOtherClerkSo() throws SQLException {
        LostDates lost = LostDates.of("wl-race", List.of("Firstsen", "Secondsen"));
        Page asha = desk.withoutScriptAs("clerk");
        Page ben = desk.withoutScriptAs("clerk2");
        asha.navigate("/rebook?id=" + lost.obligationOf("Firstsen"));
        ben.navigate("/rebook?id=" + lost.obligationOf("Secondsen"));
        String slot = "[value$='wl-race-open-1-0']";
        asha.locator("input" + slot).check();
        ben.locator("input" + slot).check();
        book(asha);
        assertThat(asha.locator(".nhsuk-panel")).containsText("New date booked");
        book(ben);
        assertThat(ben.locator(".nhsuk-error-summary")).containsText("This slot was taken by somebody else at");
        assertThat(ben.locator("input" + slot)).hasCount(0);
        assertThat(ben.locator("input[name=slot]").first()).isVisible();
    }

    @Test
    void survivesRefreshAndBackAfterBooking() throws SQLException {
        LostDates lost = LostDates.of("wl-back", List.of("Backsen"));
        Page clerk = desk.withoutScriptAs("clerk");
        clerk.navigate("/worklist?owner=wl-back-office");
        clerk.getByText("Backsen, Ada").last().click();
        clerk.locator("input[name=slot]").first().check();
        book(clerk);
        assertThat(clerk.locator(".nhsuk-panel")).containsText("New date booked");
        clerk.reload();
        assertThat(clerk.locator(".nhsuk-panel")).containsText("New date booked");
        clerk.goBack();
        clerk.reload();
        assertThat(clerk.url()).endsWith("/rebook?id=" + lost.obligationOf("Backsen"));
        clerk.navigate("/patient?id=" + lost.patientOf("Backsen"));
        assertThat(clerk.getByText("replaces a lost date")).isVisible();
        assertThat(clerk.getByText("Moved to a new date")).isVisible();
    }

    @Test
    void takesABookingBackAsLongAsTheEhrHasNotBeenTold() throws SQLException {
        LostDates lost = LostDates.of("wl-undo", List.of("Undosen"));
        Page clerk = desk.withoutScriptAs("clerk");
        clerk.navigate("/rebook?id=" + lost.obligationOf("Undosen"));
        String slot = "input[value$='wl-undo-open-2-0']";
        clerk.locator(slot).check();
        book(clerk);
        clerk.locator("[id='after:undo']").click();
        assertThat(clerk.locator(".nhsuk-notification-banner")).containsText("on the worklist again");
        assertThat(clerk.locator(slot)).isVisible();
        clerk.locator(slot).check();
        book(clerk);
        assertThat(clerk.locator(".nhsuk-panel")).containsText("New date booked");
    }

    @Test
    void asksBeforeOneClerkTakesOverFromAnother() throws SQLException {
        LostDates lost = LostDates.of("wl-claim", List.of("Claimsen"));
        Page asha = desk.withoutScriptAs("clerk");
        Page ben = desk.withoutScriptAs("clerk2");
        String address = "/rebook?id=" + lost.obligationOf("Claimsen");
        ben.navigate(address);
        asha.navigate(address);
        asha.locator("[id='claiming:claim']").click();
        ben.locator("input[name=slot]").first().check();
        book(ben);
        assertThat(ben.locator(".nhsuk-error-summary")).containsText("Asha Clerk is working on this patient since");
        ben.locator("[id='claiming:take-over']").click();
        ben.locator("input[name=slot]").first().check();
        book(ben);
        assertThat(ben.locator(".nhsuk-panel")).containsText("New date booked");
    }

    /** Hazard H01: lost to follow-up. */
    @Test
    void neverClosesWithoutAReasonAndWords() throws SQLException {
        LostDates lost = LostDates.of("wl-close", List.of("Closesen"));
        Page clerk = desk.withoutScriptAs("clerk");
        clerk.navigate("/rebook?id=" + lost.obligationOf("Closesen"));
        clerk.locator("[id='closing:close']").click();
        assertThat(clerk.locator(".nhsuk-error-summary__list a")).hasCount(2);
        clerk.getByLabel("The patient has moved away").check();
        clerk.locator("[id='closing:close']").click();
        assertThat(clerk.locator(".nhsuk-error-summary__list a")).hasCount(1);
        clerk.getByLabel("In a few words, how you know").fill("The daughter rang.");
        clerk.locator("[id='closing:close']").click();
        assertThat(clerk.locator(".nhsuk-panel")).containsText("The patient has moved away: The daughter rang.");
    }

    /** R-REB-07. */
    @Test
    void endsNobodysCareWithoutTheClinician() throws SQLException {
        LostDates lost = LostDates.of("wl-ends", List.of("Endsen"));
        Page clerk = desk.withoutScriptAs("clerk");
        clerk.navigate("/rebook?id=" + lost.obligationOf("Endsen"));
        clerk.getByLabel("A clinician discharged the patient").check();
        clerk.getByLabel("In a few words, how you know").fill("Letter of Tuesday.");
        clerk.locator("[id='closing:close']").click();
        assertThat(clerk.locator(".nhsuk-error-summary__list a")).hasText("Name the clinician who decided it.");
        clerk.getByLabel("The clinician who decided it").fill("Dr Ngozi Okafor");
        clerk.locator("[id='closing:close']").click();
        assertThat(clerk.locator(".nhsuk-panel")).containsText("(decided by Dr Ngozi Okafor): Letter of Tuesday.");
    }

    /** Whoever asks why is told every reason, with its date. */
    @Test
    void saysEveryReasonAgainstASlot() throws SQLException {
        LostDates lost = LostDates.of("wl-why", List.of("Whysen"));
        Page clerk = desk.withoutScriptAs("clerk");
        clerk.navigate("/rebook?id=" + lost.obligationOf("Whysen"));
        clerk.getByText("Look up any slot, and every reason against it").click();
        assertThat(clerk.locator("main"))
                .containsText("taken or held by somebody else; in a session that takes no bookings");
    }

    @Test
    void goesByKeyboardAndCanBeToldNotTo() throws SQLException {
        LostDates.of("wl-keys", List.of("Onesen", "Twosen"));
        Page clerk = desk.signedInAs("clerk");
        clerk.navigate("/worklist?owner=wl-keys-office");
        clerk.keyboard().press("j");
        clerk.keyboard().press("j");
        assertThat(clerk.locator("[data-row-link]").last()).isFocused();
        clerk.keyboard().press("x");
        assertThat(clerk.locator("input[name=selected]").last()).isChecked();
        clerk.keyboard().press("/");
        assertThat(clerk.getByLabel("NHS number or name")).isFocused();
        clerk.navigate("/keyboard");
        clerk.getByLabel("Use keyboard shortcuts").uncheck();
        clerk.navigate("/worklist?owner=wl-keys-office");
        clerk.keyboard().press("j");
        assertThat(clerk.locator("[data-row-link]").first()).not().isFocused();
    }

    @Test
    void findsAPatientWithoutPuttingTheNameIntoTheAddress() throws SQLException {
        LostDates lost = LostDates.of("wl-find", List.of("Findmesen"));
        Page clerk = desk.withoutScriptAs("clerk");
        clerk.navigate("/patients");
        clerk.getByLabel("NHS number or name").fill("x");
        clerk.locator("[id='search:find']").click();
        assertThat(clerk.locator(".nhsuk-error-summary")).containsText("at least 2 letters");
        clerk.getByLabel("NHS number or name").fill("Findmesen, a");
        clerk.locator("[id='search:find']").click();
        assertThat(clerk.url()).endsWith("/patient?id=" + lost.patientOf("Findmesen"));
        assertThat(clerk.title()).isEqualTo("Patient - Rebook");
    }

    private static void book(Page page) {
        page.locator("[id='booking:book']").click();
    }
}
