package org.rebook.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rebook.schema.Schema;

/** The schema is there before anything uses it, on an empty database and on one that an earlier version left. */
class MigrationIT {

    @Test
    void theServerStartedOnAnEmptyDatabaseAndMigratedItBeforeItsFirstRow() throws SQLException {
        assertThat(
                        Sql.text(
                                Rebook.database(),
                                """
                select bool_and(success) and max(installed_on) <= (select min(created_at) from account)
                from flyway_schema_history
                """))
                .isEqualTo("t");
    }

    @Test
    void aDatabaseOfTheFirstVersionIsUpgradedAndKeepsItsRows(@TempDir Path folder) throws IOException, SQLException {
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(folder.resolve("data"))) {
            DataSource database = Rebook.dataSource(embedded);
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .target("6")
                    .load()
                    .migrate();
            run(database, "insert into patient (id, family_name, given_name) values ('kept', 'Before', 'Upgrade')");
            assertThat(versionOf(database)).isEqualTo("06");

            Schema.migrate(database);

            assertThat(versionOf(database)).isNotEqualTo("06");
            assertThat(Sql.text(database, "select family_name from patient where id = 'kept'"))
                    .isEqualTo("Before");
            assertThat(Sql.text(database, "select count(*) from orphan")).isEqualTo("0");
        }
    }

    private static String versionOf(DataSource database) throws SQLException {
        return Sql.text(database, "select version from flyway_schema_history order by installed_rank desc limit 1");
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
