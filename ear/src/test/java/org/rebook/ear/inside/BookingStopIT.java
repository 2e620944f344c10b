package org.rebook.ear.inside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rebook.ear.StruckTrust;
import org.rebook.strike.Declaration;
import org.rebook.strike.Impacts;
import org.rebook.strike.Participation;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.StaffGrade;
import org.rebook.strike.StrikeStatus;
import org.rebook.strike.StrikeWindow;
import org.rebook.strike.Strikes;

/** Which sessions stop taking bookings because of a strike, and which take them again when it is called off. */
@ExtendWith(ArquillianExtension.class)
class BookingStopIT {

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    private DataSource database;

    @EJB
    private AsManager manager;

    @Deployment
    static WebArchive war() {
        return TestWar.of(BookingStopIT.class, TestWar.class, StruckTrust.class)
                .addPackages(true, "org.assertj.core", "net.bytebuddy");
    }

    @Test
    void opensWhatOnlyStrikesHadStoppedAndLeavesWhatTheEhrHadClosed() throws Exception {
        StruckTrust.make(database, "stop", 4);
        run("update session set status = 'BOOKING_STOPPED' where id = 'stop-s-0-0'");
        Strikes.Declared first = manager.call(() -> bean(Strikes.class).declare(on("stop-site")));
        assertThat(first.sessionsStopped()).isEqualTo(3);
        Strikes.Declared second = manager.call(() -> bean(Strikes.class).declare(on("stop-site")));
        assertThat(second.sessionsStopped()).as("they are stopped already").isZero();

        callOff(first.strike());
        assertThat(open()).as("the second strike keeps its days clear").isEmpty();
        callOff(second.strike());
        assertThat(open()).containsExactly("stop-s-1-0", "stop-s-2-0", "stop-s-3-0");
    }

    @Test
    void keepsWhatEachSessionLosesAndWhy() throws Exception {
        StruckTrust.make(database, "cause", 4);
        long strike = manager.call(() -> bean(Strikes.class).declare(on("cause-site")))
                .strike();
        manager.call(() -> bean(Impacts.class).assess(strike));
        List<Impacts.Row> during =
                manager.call(() -> bean(Impacts.class).rows(strike, new Impacts.Filter(null, null, true)));
        assertThat(during).hasSize(4);
        assertThat(during)
                .filteredOn(row -> !"120".equals(row.specialty()))
                .allMatch(row -> "IA-STAFF".equals(row.cause()) && row.hit() == 10);
        assertThat(during)
                .as("the union has agreed that the staff of 120 work")
                .filteredOn(row -> "120".equals(row.specialty()))
                .allMatch(row -> row.cause() == null && row.hit() == 0);
        assertThat(manager.call(() -> bean(Impacts.class).tooMuchAtOnce(strike)))
                .singleElement()
                .asString()
                .startsWith("Site: 30 of the 40 patients still to come would be called off at once");
        assertThat(manager.call(() -> bean(Impacts.class).whatIf(strike)).levels())
                .hasSize(101);
    }

    @Test
    void stopsNothingForAStrikeThatIsOver() throws Exception {
        StruckTrust.make(database, "over", 4);
        run(
                "update session set starts_at = '2016-04-26 09:00Z', ends_at = '2016-04-26 12:00Z' where id = 'over-s-0-0'");
        Strikes.Declared replay = manager.call(
                () -> bean(Strikes.class).declare(on("over-site", "2016-04-26T07:00:00Z", "2016-04-26T16:00:00Z")));
        assertThat(replay.sessionsStopped()).isZero();
        assertThat(manager.call(() -> bean(Strikes.class).find(replay.strike()))
                        .orElseThrow()
                        .isReplay())
                .isTrue();
        manager.call(() -> bean(Impacts.class).assess(replay.strike()));
        assertThat(manager.call(() -> bean(Impacts.class).rows(replay.strike(), new Impacts.Filter(null, null, null))))
                .singleElement()
                .satisfies(row -> assertThat(row.session()).isEqualTo("over-s-0-0"));
    }

    private void callOff(long strike) throws Exception {
        manager.call(() -> {
            bean(Strikes.class).changeStatus(strike, StrikeStatus.CALLED_OFF, "The union has said so.");
            return null;
        });
    }

    private static Declaration on(String site) {
        return on(site, StruckTrust.STRIKE_DAY + "T07:00:00Z", StruckTrust.STRIKE_DAY + "T16:00:00Z");
    }

    private static Declaration on(String site, String from, String to) {
        return new Declaration(
                "Residents' strike",
                List.of(new StrikeWindow(Instant.parse(from), Instant.parse(to), Set.of(StaffGrade.RESIDENT_DOCTOR))),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                Set.of(site),
                new Participation(100, 100, 100),
                Map.of("110", 1),
                Map.of("110", 1),
                Set.of("120"),
                PolicyProfile.LOCAL);
    }

    private List<String> open() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select coalesce(string_agg(id, ' ' order by id), '') from session
                        where id like 'stop-s-%-0' and status = 'OPEN'
                        """)) {
            row.next();
            return row.getString(1).isEmpty()
                    ? List.of()
                    : List.of(row.getString(1).split(" "));
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> T bean(Class<T> type) throws NamingException {
        return InitialContext.doLookup(
                "java:global/rebook/rebook-ejb/%s!%s".formatted(type.getSimpleName(), type.getName()));
    }
}
