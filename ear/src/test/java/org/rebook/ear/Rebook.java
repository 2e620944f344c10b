package org.rebook.ear;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.rebook.ear.ehr.DemoEhr;

/**
 * The one running Rebook that all whole-application tests share: a real WildFly with the shipped EAR on a real
 * PostgreSQL that was empty when it started. Tests make their own people, clinics and days in it.
 */
public final class Rebook {

    static final int PORT_OFFSET = 700;

    private static @Nullable Rebook shared;

    private final EmbeddedDatabase database;
    private final DemoEhr ehr;
    private final RebookServer server;

    private Rebook(EmbeddedDatabase database, DemoEhr ehr, RebookServer server) {
        this.database = database;
        this.ehr = ehr;
        this.server = server;
    }

    /** Where the console and the endpoints answer, without a slash at the end. */
    public static String address() {
        return shared().server.address();
    }

    /** The application's own database, for looking and for going round the application. */
    public static DataSource database() {
        return dataSource(shared().database);
    }

    /** Another database of the PostgreSQL in which the application's own is. */
    static DataSource otherDatabase(String name) {
        return dataSource(shared().database, name);
    }

    /** The EHR that Rebook tells of its changes. */
    public static DemoEhr ehr() {
        return shared().ehr;
    }

    /** The folder that the server may import feeds from. */
    public static Path feeds() {
        return home().resolve("feed");
    }

    /** The server's own folder: its log, its demo keys. */
    public static Path serverFolder() {
        return home().resolve("server");
    }

    /** Another database of the same PostgreSQL. */
    static DataSource dataSource(EmbeddedDatabase database, String name) {
        PGSimpleDataSource source = dataSource(database);
        source.setDatabaseName(name);
        return source;
    }

    static PGSimpleDataSource dataSource(EmbeddedDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    static Path home() {
        return Path.of(System.getProperty("rebook.home"));
    }

    static boolean isWanted() {
        return System.getProperty("rebook.wildfly") != null;
    }

    static synchronized Rebook shared() {
        if (shared == null) {
            try {
                shared = start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while Rebook was starting.", e);
            }
        }
        return shared;
    }

    static synchronized void stop() throws IOException, InterruptedException {
        if (shared != null) {
            shared.server.close();
            shared.ehr.close();
            shared.database.close();
            shared = null;
        }
    }

    private static Rebook start() throws IOException, InterruptedException {
        Folders.delete(home());
        Files.createDirectories(feeds());
        EmbeddedDatabase database = EmbeddedDatabase.start(home().resolve("data"));
        DemoEhr ehr = DemoEhr.start(home().resolve("ehr"), 0);
        Map<String, String> environment = environment(database);
        environment.put("REBOOK_EHR_URL", ehr.address());
        RebookServer server = RebookServer.start(layout(serverFolder(), PORT_OFFSET, environment));
        server.awaitReady(Duration.ofMinutes(4));
        return new Rebook(database, ehr, server);
    }

    static Map<String, String> environment(EmbeddedDatabase database) {
        Map<String, String> environment = new HashMap<>();
        environment.put("REBOOK_DB_URL", database.url());
        environment.put("REBOOK_DB_USER", database.user());
        environment.put("REBOOK_DB_PASSWORD", database.password());
        environment.put("REBOOK_DEMO_ACCOUNTS", "true");
        environment.put("REBOOK_FEED_DIR", feeds().toString());
        return environment;
    }

    static RebookServer.Layout layout(Path folder, int portOffset, Map<String, String> environment) {
        return new RebookServer.Layout(
                Path.of(System.getProperty("rebook.wildfly")),
                Path.of(System.getProperty("rebook.ear")),
                folder,
                portOffset,
                environment);
    }
}
