package org.rebook.ear;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A real PostgreSQL of our own, its data in a folder, listening on the loopback address only. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String NAME = "rebook";

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts PostgreSQL on the data in {@code folder}, which is made where it is absent and kept at the end. It does not wait
     * for the disk, so that tests are fast: what was committed survives a killed server, but not a power cut.
     *
     * @throws IOException when it does not start
     */
    public static EmbeddedDatabase start(Path folder) throws IOException {
        return start(folder, "off");
    }

    /**
     * Starts PostgreSQL as {@link #start} does, but for data that somebody relies on: what was committed is on the disk.
     *
     * @throws IOException when it does not start
     */
    public static EmbeddedDatabase startDurable(Path folder) throws IOException {
        return start(folder, "on");
    }

    private static EmbeddedDatabase start(Path folder, String waitsForDisk) throws IOException {
        Files.createDirectories(folder);
        LeftOverPostgres.stop(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "120")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("fsync", waitsForDisk)
                .setServerConfig("synchronous_commit", waitsForDisk)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        EmbeddedDatabase database = new EmbeddedDatabase(postgres);
        database.createIfAbsent();
        return database;
    }

    private void createIfAbsent() throws IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet known = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!known.next()) {
                statement.execute("create database " + NAME);
            }
        } catch (SQLException e) {
            throw new IOException("The embedded database could not be created.", e);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + NAME;
    }

    public String user() {
        return "postgres";
    }

    public String password() {
        return "postgres";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
