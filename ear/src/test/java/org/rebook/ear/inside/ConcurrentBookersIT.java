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
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rebook.appointment.BookingOutcome;
import org.rebook.appointment.Bookings;
import org.rebook.appointment.Cause;
import org.rebook.appointment.ReasonCode;
import org.rebook.appointment.Target;

/** Thirty-two clerks book one slot at the same moment for thirty-two displaced patients (hazard H07). */
@ExtendWith(ArquillianExtension.class)
class ConcurrentBookersIT {

    private static final int CLERKS = 32;
    private static final Instant NEW_TIME = Instant.parse("2032-05-04T09:00:00Z");

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    private DataSource database;

    @EJB
    private AsClerk clerk;

    @Deployment
    static WebArchive war() {
        return TestWar.of(ConcurrentBookersIT.class, TestWar.class, Race.class, Race.Runner.class)
                .addPackages(true, "org.assertj.core", "net.bytebuddy");
    }

    @Test
    void oneWinsAndTheOthersAreRefusedInWordsAndNothingElseChanges() throws Exception {
        seed();
        List<String> said = Race.of(CLERKS, number -> book("race-" + number));

        assertThat(said).filteredOn("booked"::equals).hasSize(1);
        assertThat(said)
                .filteredOn(words -> words.endsWith("slot has been taken."))
                .hasSize(CLERKS - 1);
        assertThat(count("appointment where slot_id = 'race-slot' and status = 'BOOKED'"))
                .isEqualTo(1);
        assertThat(count("appointment where id like 'race-%' and status = 'BOOKED'"))
                .isEqualTo(CLERKS - 1);
        assertThat(count("appointment where replaces_id like 'race-%'")).isEqualTo(1);
        assertThat(count("audit_entry where subject_id like 'race-%'")).isEqualTo(1);
        assertThat(count("orphan where appointment_id like 'race-%'")).isZero();
    }

    private String book(String appointment) throws Exception {
        Bookings bookings =
                InitialContext.doLookup("java:global/rebook/rebook-ejb/Bookings!" + Bookings.class.getName());
        Target target = new Target("race-slot", "race-new", NEW_TIME, NEW_TIME.plusSeconds(1800), "IN_PERSON");
        Cause cause = new Cause(ReasonCode.IA_STAFF, "A race", "clerk", "test", null, null);
        BookingOutcome outcome = clerk.call(() -> bookings.move(appointment, 0L, target, null, cause));
        return outcome instanceof BookingOutcome.Refused refused ? refused.reason() : "booked";
    }

    private void seed() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into clinic (id, name, specialty) values ('race-clinic', 'Race', '110')");
            statement.execute(
                    """
                    insert into session (id, schedule_id, clinic_id, kind, specialty, starts_at, ends_at)
                    values ('race-old', 'o', 'race-clinic', 'CLINIC', '110', '2032-04-27 08:00Z', '2032-04-28 04:00Z'),
                        ('race-new', 'n', 'race-clinic', 'CLINIC', '110', '2032-05-04 09:00Z', '2032-05-04 12:30Z')
                    """);
            statement.execute(
                    """
                    insert into slot (id, session_id, starts_at, ends_at, type)
                    values ('race-slot', 'race-new', '2032-05-04 09:00Z', '2032-05-04 09:30Z', 'ANY')
                    """);
            statement.execute(
                    """
                    insert into patient (id, family_name, given_name)
                    select 'race-patient-' || i, 'Race', 'Patient' from generate_series(0, 31) i
                    """);
            statement.execute(
                    """
                    insert into appointment (id, patient_id, session_id, kind, status, specialty, starts_at, ends_at)
                    select 'race-' || i, 'race-patient-' || i, 'race-old', 'NEW', 'BOOKED', '110',
                        timestamptz '2032-04-27 08:00Z' + i * interval '30 minutes',
                        timestamptz '2032-04-27 08:30Z' + i * interval '30 minutes' from generate_series(0, 31) i
                    """);
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
