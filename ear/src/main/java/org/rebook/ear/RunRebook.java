package org.rebook.ear;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.rebook.ear.demo.Size;
import org.rebook.ear.ehr.DemoEhr;

/**
 * Runs Rebook on this machine until Ctrl-C: PostgreSQL (unless REBOOK_DB_URL names one), an EHR (unless
 * REBOOK_EHR_URL does), WildFly, the demo trust.
 */
public final class RunRebook {

    private static final String EHR_URL = "REBOOK_EHR_URL";

    private RunRebook() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(System.getProperty("rebook.home"));
        int port = port();
        Size size = demoSize();
        refuseTakenPort(port);
        refuseTakenPort(port + 1910);
        boolean hasEhr = System.getenv(EHR_URL) != null;
        if (!hasEhr) {
            refuseTakenPort(port + 1);
        }

        Map<String, String> environment = new HashMap<>();
        environment.put("REBOOK_DEMO_ACCOUNTS", "true");
        Path feeds = Path.of(setting("REBOOK_FEED_DIR", home.resolve("feed").toString()));
        Files.createDirectories(feeds);
        environment.put("REBOOK_FEED_DIR", feeds.toString());
        EmbeddedDatabase database = null;
        if (System.getenv("REBOOK_DB_URL") == null) {
            say("Starting PostgreSQL on the data in " + home.resolve("data"));
            database = EmbeddedDatabase.startDurable(home.resolve("data"));
            environment.put("REBOOK_DB_URL", database.url());
            environment.put("REBOOK_DB_USER", database.user());
            environment.put("REBOOK_DB_PASSWORD", database.password());
        }
        DemoEhr ehr = hasEhr ? null : DemoEhr.start(home.resolve("ehr"), port + 1);
        if (ehr != null) {
            say("Started a small EHR of our own, which keeps what it is told in " + home.resolve("ehr"));
            environment.put(EHR_URL, ehr.address());
        }
        say("Starting WildFly; this takes about half a minute.");
        RebookServer server = RebookServer.start(new RebookServer.Layout(
                Path.of(System.getProperty("rebook.wildfly")),
                Path.of(System.getProperty("rebook.ear")),
                home.resolve("server"),
                port - 8080,
                environment));
        stopOnCtrlC(server, ehr, database);
        server.awaitReady(Duration.ofMinutes(4));
        if (!Boolean.parseBoolean(System.getenv("REBOOK_EMPTY"))) {
            Path operatorKey = home.resolve("server").resolve("demo-keys").resolve("operator.jwk.json");
            new DemoLoad(server.address(), feeds, operatorKey, databaseOf(environment)).load(size);
        }
        say("");
        say("Rebook is ready: " + server.address());
        say(
                "Sign in as clerk / clerk-demo-1, manager / manager-demo-1, manager2 / manager-demo-2, admin / admin-demo-1, admin2 / admin-demo-2");
        say("Changes go to the EHR at " + setting(EHR_URL, environment.getOrDefault(EHR_URL, "")));
        say("The server's log: " + server.log());
        say("Stop with Ctrl-C.");
        new CountDownLatch(1).await();
    }

    private static Map<String, String> databaseOf(Map<String, String> environment) {
        return environment.containsKey("REBOOK_DB_URL") ? environment : System.getenv();
    }

    // The management port is 1910 above it, and must be a port as well.
    private static int port() {
        String wanted = setting("REBOOK_PORT", "8080");
        if (!wanted.matches("[0-9]{4,5}") || Integer.parseInt(wanted) < 1024 || Integer.parseInt(wanted) > 63_000) {
            giveUp("REBOOK_PORT: '%s' is not a port between 1024 and 63000.".formatted(wanted));
        }
        return Integer.parseInt(wanted);
    }

    private static Size demoSize() {
        String wanted = setting("REBOOK_DEMO", "hospital");
        return Arrays.stream(Size.values())
                .filter(size -> size.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseGet(() -> {
                    giveUp("REBOOK_DEMO: '%s' is not small, hospital or group.".formatted(wanted));
                    return Size.HOSPITAL;
                });
    }

    private static void giveUp(String why) {
        say(why);
        System.exit(1);
    }

    private static void stopOnCtrlC(RebookServer server, @Nullable DemoEhr ehr, @Nullable EmbeddedDatabase database) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                server.close();
                                if (ehr != null) {
                                    ehr.close();
                                }
                                if (database != null) {
                                    database.close();
                                }
                                say("Stopped. The data is kept.");
                            } catch (IOException | InterruptedException e) {
                                say("Not stopped cleanly: " + e.getMessage());
                            }
                        },
                        "stop-rebook"));
    }

    private static void refuseTakenPort(int port) {
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            free.setReuseAddress(true);
        } catch (IOException taken) {
            giveUp("Port %d is taken. Stop what uses it, or choose another with REBOOK_PORT=9080 mvn -Prun"
                    .formatted(port));
        }
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    static void say(String line) {
        System.out.println(line);
    }
}
