package org.rebook.ear;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.postgresql.PGConnection;
import org.rebook.ear.demo.DemoTrust;
import org.rebook.ear.demo.Size;

/**
 * How many resources a second the whole application takes in, beside the time that PostgreSQL's own COPY needs for the
 * rows that they became. The first argument is the size of the trust: small, hospital or group.
 */
public final class ImportBenchmark {

    private static final List<String> TABLES =
            List.of("fhir_resource", "fhir_identifier", "session", "slot", "patient", "pathway", "appointment");

    private ImportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Size size = Size.valueOf((arguments.length > 0 ? arguments[0] : "hospital").toUpperCase(Locale.ROOT));
        Path folder = Files.createTempDirectory("import-benchmark");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"))) {
            measure(size, folder, database);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void measure(Size size, Path folder, EmbeddedDatabase database) throws Exception {
        Path feed = Files.createDirectories(Rebook.feeds()).resolve("benchmark");
        Map<String, Integer> counts =
                DemoTrust.of(size, 2016, LocalDate.of(2026, 4, 28)).writeTo(feed);
        int resources = counts.values().stream().mapToInt(Integer::intValue).sum();
        try (OwnServer server = OwnServer.start(folder.resolve("server"), database, "rebook");
                Connection connection = Rebook.dataSource(database).getConnection()) {
            Instant start = Instant.now();
            server.post("/api/runs", "{\"kind\":\"import-feed\",\"argument\":\"benchmark\"}");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(30))
                    .until(() -> number(connection, "select count(*) from run where ended_at is not null") == 1);
            double imported = seconds(start);
            double copied = 0;
            for (String table : TABLES) {
                copied += copy(connection, table, folder.resolve(table));
            }
            System.out.printf("%,d resources in %.1f s: %,.0f a second%n", resources, imported, resources / imported);
            System.out.printf(
                    "COPY of the %d tables: %.1f s; the import takes %.1f times as long%n",
                    TABLES.size(), copied, imported / copied);
        }
    }

    private static double copy(Connection connection, String table, Path file) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table copy_of_" + table + " (like " + table + " including all)");
            try (OutputStream out = Files.newOutputStream(file)) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", out);
            }
            Instant start = Instant.now();
            try (InputStream in = Files.newInputStream(file)) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy copy_of_" + table + " from stdin", in);
            }
            return seconds(start);
        }
    }

    private static double seconds(Instant start) {
        return Duration.between(start, Instant.now()).toMillis() / 1_000.0;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
