package org.rebook.ehr;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * How fast PostgreSQL itself takes the rows that a plan has cost: COPY into empty tables with the same indexes,
 * checks and foreign keys, without triggers of ours, in one transaction a connection.
 */
final class CopyFloor {

    private final DataSource database;
    private final String schema;
    // Which rows of each table are copied.
    private final Map<String, String> tables;
    private long rows;
    private long bytes;

    private CopyFloor(DataSource database, String schema, Map<String, String> tables) {
        this.database = database;
        this.schema = schema;
        this.tables = tables;
    }

    /** Of the rows that keeping a plan has written. */
    static CopyFloor ofPlan(DataSource database) {
        return new CopyFloor(database, "floor_of_plan", Map.of("placement", "true"));
    }

    /** Of the rows that carrying it out has written. */
    static CopyFloor ofCarryingOut(DataSource database) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("slot", "version > 0");
        tables.put("appointment", "version > 0 or booked_by_rebook");
        tables.put("obligation", "true");
        tables.put("audit_entry", "true");
        tables.put("run_item", "true");
        tables.put("outbox", "true");
        tables.put("outbox_touch", "true");
        return new CopyFloor(database, "floor_of_carrying_out", tables);
    }

    double seconds(int lanes) throws Exception {
        makeEmptyTables();
        List<Map<String, Path>> files = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            files.add(filesOf(lane, lanes));
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        List<Callable<Void>> copies = new ArrayList<>();
        files.forEach(lane -> copies.add(() -> copy(lane)));
        long start = System.nanoTime();
        for (var copy : threads.invokeAll(copies)) {
            copy.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        return seconds;
    }

    @Override
    public String toString() {
        return "%,d rows, %,d MB".formatted(rows, bytes >> 20);
    }

    private void makeEmptyTables() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            for (String table : tables.keySet()) {
                statement.execute("create table %2$s.%1$s (like %1$s including all)".formatted(table, schema));
                for (String key : foreignKeysOf(connection, table)) {
                    statement.execute("alter table %s.%s add %s".formatted(schema, table, key));
                }
            }
        }
    }

    private static List<String> foreignKeysOf(Connection connection, String table) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select pg_get_constraintdef(oid) from pg_constraint where contype = 'f' and conrelid = '%s'::regclass"
                                .formatted(table))) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }

    private Map<String, Path> filesOf(int lane, int lanes) throws SQLException, IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<String, String> each : tables.entrySet()) {
                Path file = Files.createTempFile("floor-" + each.getKey(), null);
                try (OutputStream out = Files.newOutputStream(file)) {
                    rows += copyOut(connection, each.getKey(), each.getValue(), lane, lanes, out);
                }
                bytes += Files.size(file);
                files.put(each.getKey(), file);
            }
        }
        return files;
    }

    private static long copyOut(
            Connection connection, String table, String which, int lane, int lanes, OutputStream out)
            throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select * from %1$s where (%2$s) and abs(hashtext(%1$s.ctid::text)) %% %3$d = %4$d) to stdout"
                                .formatted(table, which, lanes, lane),
                        out);
    }

    private Void copy(Map<String, Path> files) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Map.Entry<String, Path> each : files.entrySet()) {
                try (InputStream in = Files.newInputStream(each.getValue())) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy %s.%s from stdin".formatted(schema, each.getKey()), in);
                }
                Files.delete(each.getValue());
            }
            connection.commit();
        }
        return null;
    }
}
