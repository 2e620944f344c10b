package org.rebook.ear.inside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rebook.appointment.BookingOutcome;
import org.rebook.appointment.Bookings;
import org.rebook.appointment.BulkBookings;
import org.rebook.appointment.Cause;
import org.rebook.appointment.Order;
import org.rebook.appointment.ReasonCode;
import org.rebook.appointment.Target;
import org.rebook.policy.RuleSet;

/** Clerks and runs want the last of something for as many operations on as many lists of one day (hazard H07). */
@ExtendWith(ArquillianExtension.class)
class KitAndBedRaceIT {

    private static final int ALL = 16;
    // The others are runs, which book many at once in a way of their own.
    private static final int CLERKS = 12;
    private static final Instant NEW_TIME = Instant.parse("2032-06-08T09:00:00Z");

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    private DataSource database;

    @EJB
    private AsClerk clerk;

    @Deployment
    static WebArchive war() {
        return TestWar.of(KitAndBedRaceIT.class, TestWar.class, Race.class, Race.Runner.class)
                .addPackages(true, "org.assertj.core", "net.bytebuddy", "org.awaitility", "org.hamcrest");
    }

    @Test
    void onlyOneHasTheLastKitOfADay() throws Exception {
        seed("last-kit");
        execute("insert into kit (id, code, site_id, uses_per_day) values ('last-kit', 'robot', 'last-kit', 1)");
        execute("update appointment set needs = '{robot}' where id like 'last-kit-%'");
        race("last-kit", "The kit that the operation needs is all in use on that day.");
    }

    @Test
    void onlyOneHasTheLastBedOfAWard() throws Exception {
        seed("last-bed");
        execute(
                "insert into ward (id, name, site_id, beds) values ('last-bed', 'Ward', 'last-bed', '{1,1,1,1,1,1,1}')");
        execute("update appointment set bed_days = 2 where id like 'last-bed-%'");
        race("last-bed", "The ward has no bed left for the stay.");
    }

    @Test
    void aRunTakesWardsInTheirOrderAndSoDeadlocksWithNobody() throws Exception {
        seed("in-order");
        execute(
                """
                insert into ward (id, name, site_id, specialties, beds) values
                    ('in-order-1', 'Ward', 'in-order', '{120}', '{9,9,9,9,9,9,9}'),
                    ('in-order-2', 'Ward', 'in-order', '{110}', '{9,9,9,9,9,9,9}')
                """);
        execute("update appointment set bed_days = 2, specialty = case id when 'in-order-1' then '120' else '110' end"
                + " where id like 'in-order-%'");
        ExecutorService run = Executors.newSingleThreadExecutor();
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select 1 from ward where id = 'in-order-1' for no key update");
            Future<String> booked = run.submit(() -> bookAsARun("in-order", 0, 1));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> count("pg_stat_activity where wait_event_type = 'Lock'") > 0);
            assertThat(count("(select 1 from ward where id = 'in-order-2' for no key update skip locked) free"))
                    .as("the second ward, while the first is waited for")
                    .isOne();
            other.rollback();
            assertThat(booked.get()).isEqualTo("booked");
        } finally {
            run.shutdown();
        }
    }

    private void race(String trust, String refusal) throws Exception {
        List<String> said = Race.of(ALL, number -> number < CLERKS ? book(trust, number) : bookAsARun(trust, number));

        assertThat(said).filteredOn("booked"::equals).hasSize(1);
        assertThat(said).filteredOn(refusal::equals).hasSize(ALL - 1);
        assertThat(count("appointment where id like '%s-%%' and status = 'BOOKED'".formatted(trust)))
                .as("those refused keep what they had")
                .isEqualTo(ALL - 1);
        assertThat(count("appointment where replaces_id like '%s-%%' and status = 'BOOKED'".formatted(trust)))
                .isEqualTo(1);
        assertThat(count("orphan where appointment_id like '%s-%%'".formatted(trust)))
                .isZero();
    }

    private String book(String trust, int number) throws Exception {
        Bookings bookings =
                InitialContext.doLookup("java:global/rebook/rebook-ejb/Bookings!" + Bookings.class.getName());
        BookingOutcome outcome =
                clerk.call(() -> bookings.move(idOf(trust, number), 0L, target(trust, number), null, cause()));
        return outcome instanceof BookingOutcome.Refused refused ? refused.reason() : "booked";
    }

    private String bookAsARun(String trust, int... numbers) throws SQLException {
        List<Order> moves = IntStream.of(numbers)
                .<Order>mapToObj(number -> new Order.Move(idOf(trust, number), 0L, target(trust, number), cause()))
                .toList();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int done = new BulkBookings(connection, day -> RuleSet.current(), news -> {})
                        .carryOut(moves)
                        .size();
                connection.commit();
                return done == numbers.length ? "booked" : "left to be booked one by one";
            } catch (SQLException refused) {
                connection.rollback();
                throw refused;
            }
        }
    }

    private static String idOf(String trust, int number) {
        return trust + "-" + number;
    }

    private static Target target(String trust, int number) {
        return new Target(null, trust + "-new-" + number, NEW_TIME, NEW_TIME.plusSeconds(3600), "IN_PERSON");
    }

    private static Cause cause() {
        return new Cause(ReasonCode.IA_STAFF, "A race", "clerk", "test", null, null);
    }

    private void seed(String trust) throws SQLException {
        execute("insert into site (id, name) values ('%s', 'Race')".formatted(trust));
        execute("insert into clinic (id, name, specialty) values ('%s', 'Race', '110')".formatted(trust));
        execute(
                """
                insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, starts_at, ends_at)
                select '%1$s-' || day || '-' || i, i::text, '%1$s', 'THEATRE', '110', '%1$s', starts, starts + interval '8 hours'
                from generate_series(0, 15) i, (values ('old', timestamptz '2031-06-03 08:00Z'),
                    ('new', timestamptz '2032-06-08 08:00Z')) d(day, first), lateral (select first + case day
                        when 'old' then i * interval '7 days' else interval '0' end) t(starts)
                """
                        .formatted(trust));
        execute(
                """
                insert into patient (id, family_name, given_name)
                select '%1$s-patient-' || i, 'Race', 'Patient' from generate_series(0, 15) i
                """
                        .formatted(trust));
        execute(
                """
                insert into appointment (id, patient_id, session_id, kind, status, specialty, mean_minutes, sd_minutes,
                    starts_at, ends_at)
                select '%1$s-' || i, '%1$s-patient-' || i, '%1$s-old-' || i, 'OPERATION', 'BOOKED', '110', 60, 0,
                    s.starts_at, s.starts_at + interval '1 hour'
                from generate_series(0, 15) i join session s on s.id = '%1$s-old-' || i
                """
                        .formatted(trust));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String what) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + what)) {
            row.next();
            return row.getLong(1);
        }
    }
}
