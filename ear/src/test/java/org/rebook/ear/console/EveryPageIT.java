package org.rebook.ear.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebook.ear.Rebook;

/** What holds for every page: no barrier that axe can see, no sideways scrolling, nothing the policy refuses, closed roles. */
class EveryPageIT {

    private static Desk desk;
    private static LostDates lost;
    private static long run;

    @BeforeAll
    static void sitDown() throws SQLException {
        desk = new Desk();
        lost = LostDates.of("page", List.of("Pageson", "Pagesdaughter"));
        try (Connection connection = Rebook.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet made = statement.executeQuery(
                        """
                        with made as (insert into run (kind, status, started_by, ended_at, message)
                            values ('check-orphans', 'COMPLETED', 'manager', now(), 'No orphans.') returning id)
                        insert into run_item (run_id, item, partition, ordinal, status, reason)
                            select id, 'page-item', 'all', 0, 'FAILED', 'For this page only.' from made returning run_id
                        """)) {
            made.next();
            run = made.getLong(1);
        }
    }

    @AfterAll
    static void leave() {
        desk.close();
    }

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/worklist?owner=page-office",
                "/worklist?owner=nobody",
                "/worklist?print=yes&owner=page-office",
                "/rebook?id=" + lost.obligationOf("Pageson"),
                "/why?id=" + lost.obligationOf("Pageson"),
                "/why?day=not-a-day&id=" + lost.obligationOf("Pageson"),
                "/patients",
                "/patient?id=" + lost.patientOf("Pageson"),
                "/strikes",
                "/declare",
                "/declare?check=yes",
                "/rules",
                "/rules?version=2015.1&text=cancer",
                "/rules?text=nothing-has-this",
                "/rule-difference?one=2015.1&other=2026.1",
                "/set-aside",
                "/runs",
                "/run?id=" + run,
                "/ledger",
                "/keyboard",
                "/codes");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isOpenToEverybody(String path) {
        Page manager = desk.signedInAs("manager");
        for (int width : new int[] {1280, 320}) {
            manager.setViewportSize(width, 900);
            assertThat(manager.navigate(path).status()).as(path).isEqualTo(200);
            assertThat(Desk.violationsOn(manager)).as(path + " at " + width).isEmpty();
            assertThat(Desk.tooWide(manager)).as(path + " at " + width).isZero();
        }
        assertThat(desk.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/worklist",
                "/worklist.xhtml",
                "/worklist.csv",
                "/rebook?id=1",
                "/why?id=1",
                "/patients",
                "/patient?id=1",
                "/affected?strike=1",
                "/affected.xhtml",
                "/affected.csv?strike=1",
                "/affected-patient?strike=1&appointment=a",
                "/scenario-differences?one=1&other=2",
                "/scenario-differences.csv?one=1&other=2"
            })
    void keepsPatientsFromAdministrators(String path) {
        assertThat(desk.signedInAs("admin").request().get(path).status()).isEqualTo(403);
    }

    @Test
    void letsOnlyServiceManagersDeclare() {
        assertThat(desk.signedInAs("clerk").request().get("/declare").status()).isEqualTo(403);
        assertThat(desk.signedInAs("admin").request().get("/declare").status()).isEqualTo(403);
        assertThat(desk.signedInAs("clerk").request().get("/schedule").status()).isEqualTo(403);
        assertThat(desk.signedInAs("clerk").request().get("/set-aside").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rebook?id=999999999",
                "/rebook?id=x",
                "/why?id=999999999",
                "/patient?id=nobody",
                "/strike?id=0",
                "/plan?id=0",
                "/change-plan?id=0",
                "/change-plan",
                "/run?id=0",
                "/rules?version=none",
                "/rule-draft?version=2026.1",
                "/rule-draft",
                "/rule-difference?one=2026.1",
                "/affected",
                "/affected?strike=0",
                "/affected.csv?strike=x",
                "/affected-patient?strike=0&appointment=none"
            })
    void saysSoWhereThereIsNoSuchThing(String path) {
        assertThat(desk.signedInAs("manager").request().get(path).status()).isEqualTo(404);
    }

    @Test
    void runsNoScriptButItsOwnFile() {
        Page manager = desk.signedInAs("manager");
        pages().forEach(path -> {
            String page = manager.request().get(path).text();
            assertThat(page).as(path).doesNotContain("onclick=").doesNotContain("style=");
            assertThat(page.split("<script", -1)).as(path).hasSize(2);
        });
    }
}
