package org.rebook.ear.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rebook.ear.DaysAhead;
import org.rebook.ear.Sql;

/**
 * Clerks at work on a day of which the trust keeps the last two of twenty slots free for urgent referrals. Whatever is known
 * of the day from before, a slot is given or refused by what is kept when it is booked.
 */
class ReserveDayIT {

    private static Desk desk;

    private final String prefix = "day" + UUID.randomUUID().toString().substring(0, 6);
    private final String day = prefix + "-near";
    private LostDates lost;

    @BeforeAll
    static void sitDown() {
        desk = new Desk();
    }

    @AfterAll
    static void leave() {
        desk.close();
    }

    @BeforeEach
    void openTheDay() throws SQLException {
        lost = LostDates.of(prefix, List.of("Urgentsen", "Firstsen", "Secondsen", "Thirdsen"));
        Sql.execute(
                """
                insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id, starts_at, ends_at)
                    select '%1$s', schedule_id, clinic_id, kind, specialty, site_id, clinician_id,
                        timestamptz '%3$s 09:00Z', timestamptz '%3$s 15:40Z' from session where id = '%2$s-open-1';
                insert into slot (id, session_id, starts_at, ends_at, type, status)
                    select s.id || '-' || n, s.id, s.starts_at + n * interval '20 minutes',
                        s.starts_at + (n + 1) * interval '20 minutes', 'ANY', case when n < 16 then 'BUSY' else 'FREE' end
                    from session s, generate_series(0, 19) n where s.id = '%1$s'
                """
                        .formatted(day, prefix, DaysAhead.worked(9)));
    }

    // Other tests take the first date that is offered, and these are near.
    @AfterEach
    void leaveNothingFree() throws SQLException {
        Sql.execute("update slot set status = 'WITHDRAWN' where session_id = '%s' and status = 'FREE'".formatted(day));
    }

    @Test
    void leavesTheReserveWhenTwoClerksBookOneAfterTheOther() {
        Page asha = desk.withoutScriptAs("clerk");
        Page ben = desk.withoutScriptAs("clerk2");
        open(asha, "Firstsen");
        open(ben, "Secondsen");
        book(asha, 16);
        assertThat(asha.locator(".nhsuk-panel")).containsText("New date booked");
        book(ben, 17);
        assertThat(ben.locator(".nhsuk-panel")).containsText("New date booked");
        open(asha, "Thirdsen");
        assertThat(asha.locator(ofTheDay())).hasCount(0);
        open(ben, "Urgentsen");
        assertThat(slot(ben, 18)).isVisible();
        assertThat(slot(ben, 19)).isVisible();
    }

    @Test
    void refusesASlotThatIsKeptOnlySinceItWasOffered() throws SQLException {
        Page clerk = desk.withoutScriptAs("clerk");
        open(clerk, "Firstsen");
        setTo("status = 'BUSY'", 19);
        book(clerk, 17);
        assertThat(clerk.locator(".nhsuk-error-summary")).containsText("it is kept free for urgent referrals");
        assertThat(slot(clerk, 17)).hasCount(0);
        assertThat(Sql.text("select status from slot where id = '%s-17'".formatted(day)))
                .isEqualTo("FREE");
    }

    @Test
    void givesASlotThatIsKeptNoMore() throws SQLException {
        Page clerk = desk.withoutScriptAs("clerk");
        open(clerk, "Firstsen");
        assertThat(slot(clerk, 18)).hasCount(0);
        setTo("reserved = true", 16);
        open(clerk, "Firstsen");
        book(clerk, 18);
        assertThat(clerk.locator(".nhsuk-panel")).containsText("New date booked");
    }

    private void setTo(String value, int slot) throws SQLException {
        Sql.execute("update slot set %s, version = version + 1 where id = '%s-%d'".formatted(value, day, slot));
    }

    private void open(Page page, String familyName) {
        page.navigate("/rebook?more=yes&id=" + lost.obligationOf(familyName));
    }

    private String ofTheDay() {
        return "input[name=slot][value*='@%s-']".formatted(day);
    }

    private Locator slot(Page page, int number) {
        return page.locator("input[name=slot][value$='@%s-%d']".formatted(day, number));
    }

    private void book(Page page, int number) {
        slot(page, number).check();
        page.getByLabel("The patient has agreed to the date").check();
        page.locator("[id='booking:book']").click();
    }
}
