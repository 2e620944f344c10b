package org.rebook.ehr;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.rebook.schema.Schema;

/** A PostgreSQL for the tests of this module, with as many empty databases of today's schema as they want. */
final class SampleDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres POSTGRES = start();

    private final String name;
    private final DataSource source;

    private SampleDatabase(String name) {
        this.name = name;
        this.source = POSTGRES.getDatabase("postgres", name);
    }

    static synchronized SampleDatabase empty() {
        String name = "sample_" + NUMBER.incrementAndGet();
        execute(POSTGRES.getPostgresDatabase(), "create database " + name + " template migrated");
        return new SampleDatabase(name);
    }

    /** Another database with all that is in this one by now. */
    SampleDatabase copy() {
        String name = "sample_" + NUMBER.incrementAndGet();
        execute(POSTGRES.getPostgresDatabase(), "create database " + name + " template " + this.name);
        return new SampleDatabase(name);
    }

    DataSource source() {
        return source;
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            execute(postgres.getPostgresDatabase(), "create database migrated");
            Schema.migrate(postgres.getDatabase("postgres", "migrated"));
            return postgres;
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL for the tests does not start.", e);
        }
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Work on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Does the work in a transaction that is committed. */
    <T> T inTransaction(Work<T> work) {
        return transaction(work, true);
    }

    /** Does the work in a transaction that a power cut ends before its commit. */
    void cutShort(Work<?> work) {
        transaction(work, false);
    }

    private <T> T transaction(Work<T> work, boolean commit) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result = work.on(connection);
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        execute(source, sql);
    }

    /** The rows that the query finds, each as one text. */
    List<String> rows(String sql) {
        return inTransaction(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(sql)) {
                List<String> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(found.getString(1));
                }
                return rows;
            }
        });
    }
}
