package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.RefusedByDatabase;
import org.rebook.clinic.London;
import org.rebook.schema.Schema;

/** What a plan counts of kit and beds, the database counts too, and refuses whatever is more (hazard H08). */
class KitAndBedsReaderTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 22);
    private static final int DAYS = 10;
    // Where servers might stand; the trust's days are London's.
    private static final List<String> ZONES = List.of("Europe/London", "Pacific/Auckland", "America/Los_Angeles");

    private static EmbeddedPostgres postgres;
    private static DataSource database;
    private static SessionFactory sessions;
    private static EntityManager entities;
    private static final KitAndBedsReader READER = new KitAndBedsReader();

    @BeforeAll
    static void openTwoSites() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        database = postgres.getPostgresDatabase();
        Schema.migrate(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : SITES.formatted(MONDAY, DAYS).split(";\n")) {
                statement.execute(sql);
            }
        }
        Configuration configuration = new Configuration();
        configuration.getProperties().put("hibernate.connection.datasource", database);
        sessions = configuration.buildSessionFactory();
        entities = sessions.createEntityManager();
        READER.entities = entities;
    }

    @AfterAll
    static void stop() throws IOException {
        entities.close();
        sessions.close();
        postgres.close();
    }

    @Test
    void knowsWhatThereIs() {
        KitAndBeds counted = read(Set.of());
        assertThat(counted.kit())
                .containsExactly(new KitAndBeds.Kit("east", "robot", 3), new KitAndBeds.Kit("west", "robot", 1));
        assertThat(counted.wards())
                .containsExactly(
                        new KitAndBeds.Ward("any", "Any", "east", Set.of(), List.of(2, 2, 2, 2, 2, 1, 1)),
                        new KitAndBeds.Ward("bones", "Bones", "east", Set.of("110"), List.of(1, 1, 1, 1, 1, 1, 1)));
    }

    /** Bookings of every kind, one after another: the database takes each exactly when the rules would offer it. */
    @Test
    void theDatabaseRefusesExactlyWhatTheRulesRefuse() throws SQLException {
        Random random = new Random(7);
        int refused = 0;
        for (int n = 0; n < 120; n++) {
            String site = random.nextBoolean() ? "east" : "west";
            LocalDate day = MONDAY.plusDays(random.nextInt(DAYS));
            String specialty = random.nextBoolean() ? "110" : "120";
            Set<String> needs = random.nextBoolean() ? Set.of("robot") : Set.of("chaperone");
            int bedDays = random.nextInt(4);
            KitAndBeds counted = read(Set.of());
            String expected = counted.wantsOf(needs, bedDays, specialty, site).stream()
                    .filter(want -> counted.shortOn(want, day) != null)
                    .map(want -> want.ward() == null
                            ? "The kit that the operation needs is all in use on that day."
                            : "The ward has no bed left for the stay.")
                    .findFirst()
                    .orElse("booked");
            String happened = book("a-" + n, site, day, specialty, needs, bedDays);
            assertThat(happened)
                    .as("%s %s %s %s %d", site, day, specialty, needs, bedDays)
                    .isEqualTo(expected);
            refused += happened.equals("booked") ? 0 : 1;
        }
        assertThat(refused).isBetween(20, 100);
        whoeverIsToBePlacedAnewTakesNothing();
        theEhrBooksWhatItLikes();
        whoeverIsBookedMayBeSaidToBeBookedAgain();
    }

    private void whoeverIsToBePlacedAnewTakesNothing() {
        Set<String> all = Set.copyOf(entities.createNativeQuery("select id from appointment", String.class)
                .getResultList());
        assertThat(read(Set.of()).taken()).isNotEmpty();
        assertThat(read(all).taken()).isEmpty();
    }

    private void theEhrBooksWhatItLikes() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('rebook.intake', 'on', true)");
            for (int n = 0; n < 9; n++) {
                statement.execute(insert("ehr-" + n, "west", MONDAY, "110", Set.of("robot"), 0));
            }
            connection.commit();
        }
        KitAndBeds counted = read(Set.of());
        assertThat(counted.left(
                        counted.wantsOf(Set.of("robot"), 0, "110", "west").get(0), MONDAY))
                .isNegative();
    }

    private void whoeverIsBookedMayBeSaidToBeBookedAgain() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "update appointment set status = 'BOOKED', version = version + 1 where id = 'ehr-1'"))
                    .isEqualTo(1);
        }
    }

    private static String book(String id, String site, LocalDate day, String specialty, Set<String> needs, int bedDays)
            throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set time zone '%s'".formatted(ZONES.get(Math.floorMod(id.hashCode(), ZONES.size()))));
            statement.execute(insert(id, site, day, specialty, needs, bedDays));
            return "booked";
        } catch (SQLException refused) {
            return RefusedByDatabase.inWords(refused).orElseThrow(() -> refused);
        }
    }

    private static String insert(
            String id, String site, LocalDate day, String specialty, Set<String> needs, int bedDays) {
        return """
                with p as (insert into patient (id, family_name, given_name) values ('p-%1$s', 'Sample', 'P') returning id)
                insert into appointment (id, patient_id, session_id, kind, status, specialty, starts_at, ends_at, mean_minutes,
                    needs, bed_days)
                select '%1$s', p.id, '%2$s-%3$s', 'OPERATION', 'BOOKED', '%4$s', timestamptz '%3$s 10:00 Europe/London',
                    timestamptz '%3$s 10:10 Europe/London', 1, '{%5$s}', %6$d from p"""
                .formatted(id, site, day, specialty, String.join(",", needs), bedDays);
    }

    private static KitAndBeds read(Set<String> without) {
        entities.clear();
        return READER.read(London.startOf(MONDAY), London.startOf(MONDAY.plusDays(DAYS)), without);
    }

    private static final String SITES =
            """
            insert into site (id, name) values ('east', 'East'), ('west', 'West');
            insert into clinic (id, name, specialty, site_id, kind)
                select 'c-' || id, 'Lists', '110', id, 'THEATRE' from site;
            insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, starts_at, ends_at, turnaround_minutes)
                select s.id || '-' || (date '%1$s' + d), 's', 'c-' || s.id, 'THEATRE', '110', s.id,
                    (date '%1$s' + d + time '09:00') at time zone 'Europe/London',
                    (date '%1$s' + d + time '17:00') at time zone 'Europe/London', 1
                from site s, generate_series(0, %2$d) d;
            insert into kit (id, code, site_id, uses_per_day) values ('r1', 'robot', 'east', 1), ('r2', 'robot', 'east', 2),
                ('r3', 'robot', 'west', 1);
            insert into ward (id, name, site_id, specialties, beds) values ('any', 'Any', 'east', '{}', '{2,2,2,2,2,1,1}'),
                ('bones', 'Bones', 'east', '{110}', '{1,1,1,1,1,1,1}')""";
}
