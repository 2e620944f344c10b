package org.rebook.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema that this version needs, as a row of migrations. */
public final class Schema {

    private Schema() {}

    /** Applies every migration that the database has not had. */
    public static void migrate(DataSource database) {
        flyway(database).migrate();
    }

    /** Whether the database has had every migration that this version knows. */
    public static boolean isUpToDate(DataSource database) {
        return flyway(database).info().pending().length == 0;
    }

    private static Flyway flyway(DataSource database) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                // The server's job repository may have put its own tables there first.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }
}
