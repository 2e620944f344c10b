package org.rebook.ear.inside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import javax.naming.InitialContext;
import javax.naming.NamingException;
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
import org.rebook.ear.StruckTrust;

/** Whatever Rebook does to an appointment, the waiting-time clock runs on as it was (R-CAN-13, hazard H10). */
@ExtendWith(ArquillianExtension.class)
class ClockIT {

    private static final Cause STRIKE = new Cause(ReasonCode.IA_STAFF, "Too few staff", "manager", "test", null, null);
    private static final Cause CALLED_OFF =
            new Cause(ReasonCode.IA_CALLEDOFF_REINSTATED, "The strike was called off", "manager", "test", null, null);

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    private DataSource database;

    @EJB
    private AsManager manager;

    @Deployment
    static WebArchive war() {
        return TestWar.of(ClockIT.class, TestWar.class, StruckTrust.class)
                .addPackages(true, "org.assertj.core", "net.bytebuddy");
    }

    @Test
    void runsOnThroughEachActOfRebooks() throws Exception {
        StruckTrust.make(database, "ck", 2);
        String clocks = clocks();
        assertThat(clocks).contains("2033-04-26");

        String moved = done(manager.call(() -> bookings().move("ck-a-0-0", null, monday(0), null, STRIKE)));
        assertThat(clocks()).as("after a move").isEqualTo(clocks);
        assertThat(text("select pathway_id from appointment where id = '" + moved + "'"))
                .isEqualTo("ck-w-0-0");

        done(manager.call(() -> bookings().displace("ck-a-0-1", null, "office", LocalDate.of(2033, 4, 28), STRIKE)));
        assertThat(clocks()).as("after a cancellation").isEqualTo(clocks);

        done(manager.call(() -> bookings().convert("ck-a-0-2", null, "TELEPHONE", STRIKE)));
        assertThat(clocks()).as("after a conversion to phone").isEqualTo(clocks);

        String tried = done(manager.call(() -> bookings().move("ck-a-1-3", null, monday(1), null, STRIKE)));
        done(manager.call(() -> bookings().takeBack("ck-a-1-3", tried, CALLED_OFF)));
        assertThat(clocks()).as("after a move that was taken back").isEqualTo(clocks);
        assertThat(text("select string_agg(distinct cancellation_reason, ',') from appointment"
                        + " where id like 'ck-a-%' and status = 'CANCELLED'"))
                .isEqualTo("IA-STAFF");
    }

    private static Target monday(int clinic) {
        Instant start = Instant.parse("2033-05-03T08:00:00Z");
        return new Target(
                "ck-slot-" + clinic + "-1-0", "ck-s-" + clinic + "-1", start, start.plusSeconds(1200), "IN_PERSON");
    }

    private static String done(BookingOutcome outcome) {
        assertThat(outcome).isInstanceOf(BookingOutcome.Done.class);
        return ((BookingOutcome.Done) outcome).appointment();
    }

    // Every column of every pathway: nothing of it is Rebook's to write.
    private String clocks() throws SQLException {
        return text("select string_agg(w::text, ';' order by id) from pathway w where id like 'ck-%'");
    }

    private static Bookings bookings() throws NamingException {
        return InitialContext.doLookup("java:global/rebook/rebook-ejb/Bookings!" + Bookings.class.getName());
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
