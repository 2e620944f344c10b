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
 * How fast PostgreSQL itself takes the rows that carrying a plan out has written: COPY into empty tables with the same indexes,
 * checks and foreign keys, without triggers of ours, in one transaction a connection.
 */
final class CopyFloor {

    /** Which rows of each table are written when a plan is carried out. */
    private static final Map<String, String> WRITTEN = new LinkedHashMap<>();

    static {
        WRITTEN.put("slot", "version > 0");
        WRITTEN.put("appointment", "version > 0 or booked_by_rebook");
        WRITTEN.put("obligation", "true");
        WRITTEN.put("audit_entry", "true");
        WRITTEN.put("run_item", "true");
        WRITTEN.put("outbox", "true");
        WRITTEN.put("outbox_touch", "true");
    }

    private final DataSource database;
    private long written;
    private long bytes;

    CopyFloor(DataSource database) {
        this.database = database;
    }

    double seconds(int lanes) throws Exception {
        makeEmptyTables();
        List<Map<String, Path>> rows = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            rows.add(rowsOf(lane, lanes));
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        List<Callable<Void>> copies = new ArrayList<>();
        rows.forEach(lane -> copies.add(() -> copy(lane)));
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
        return "%,d rows, %,d MB".formatted(written, bytes >> 20);
    }

    private void makeEmptyTables() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema floor");
            for (String table : WRITTEN.keySet()) {
                statement.execute("create table floor.%1$s (like %1$s including all)".formatted(table));
                for (String key : foreignKeysOf(connection, table)) {
                    statement.execute("alter table floor.%s add %s".formatted(table, key));
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

    private Map<String, Path> rowsOf(int lane, int lanes) throws SQLException, IOException {
        Map<String, Path> rows = new LinkedHashMap<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<String, String> each : WRITTEN.entrySet()) {
                Path file = Files.createTempFile("floor-" + each.getKey(), null);
                try (OutputStream out = Files.newOutputStream(file)) {
                    written += copyOut(connection, each.getKey(), each.getValue(), lane, lanes, out);
                }
                bytes += Files.size(file);
                rows.put(each.getKey(), file);
            }
        }
        return rows;
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

    private Void copy(Map<String, Path> rows) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Map.Entry<String, Path> each : rows.entrySet()) {
                try (InputStream in = Files.newInputStream(each.getValue())) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy floor.%s from stdin".formatted(each.getKey()), in);
                }
                Files.delete(each.getValue());
            }
            connection.commit();
        }
        return null;
    }
}
