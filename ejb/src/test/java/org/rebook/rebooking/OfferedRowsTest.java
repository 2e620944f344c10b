package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebook.patient.TheatreCondition;
import org.rebook.schema.Schema;

/** Who is known to have an early turn on a list (hazard H03). */
class OfferedRowsTest {

    private static final String SAMPLE =
            """
            insert into clinic (id, name, specialty, kind) values ('lists', 'Lists', '110', 'THEATRE');
            insert into session (id, schedule_id, clinic_id, kind, specialty, starts_at, ends_at, turnaround_minutes)
                values ('list', 's', 'lists', 'THEATRE', '110', '2033-04-26 08:30Z', '2033-04-26 16:30Z', 10);
            insert into patient (id, family_name, given_name)
                select name, 'Sample', name from unnest(array['last-day', 'day-after']) name;
            insert into patient_condition (type, id, patient_id, condition, until_day) values
                ('Condition', 'c-1', 'last-day', 'DIABETES', '2033-04-26'),
                ('Condition', 'c-2', 'day-after', 'DIABETES', '2033-04-25');
            insert into appointment (id, patient_id, session_id, kind, status, specialty, starts_at, ends_at, mean_minutes)
                select id, id, 'list', 'OPERATION', 'BOOKED', '110', '2033-04-26 09:00Z', '2033-04-26 09:30Z', 30
                from patient""";

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void fillAList() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Schema.migrate(postgres.getPostgresDatabase());
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : SAMPLE.split(";\n")) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "Pacific/Kiritimati", "Etc/GMT+12"})
    void countsAConditionUntilItsLastDayInLondonWhereverTheServerStands(String zone) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set time zone '%s'".formatted(zone));
            try (ResultSet row = statement.executeQuery("select " + OfferedRows.EARLY + " from session s")) {
                row.next();
                assertThat(OfferedRows.early(row.getString(1)))
                        .extracting(Opening.Early::conditions)
                        .containsExactly(Set.of(), Set.of(TheatreCondition.DIABETES));
            }
        }
    }
}
