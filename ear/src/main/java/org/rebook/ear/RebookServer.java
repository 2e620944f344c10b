package org.rebook.ear;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** One WildFly process with the EAR, its own folder and its own ports; the installation itself is only read. */
public final class RebookServer implements AutoCloseable {

    private static final int HTTP = 8080;

    private final Process process;
    private final int port;
    private final Path log;
    private final Path failed;

    private RebookServer(Process process, int port, Path log, Path failed) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.failed = failed;
    }

    /** Where things stand, and how the server is to run. */
    public record Layout(Path wildfly, Path ear, Path folder, int portOffset, Map<String, String> environment) {}

    /**
     * Starts the server; it is not ready yet.
     *
     * @throws IOException when its folder cannot be laid out or the process does not start
     */
    public static RebookServer start(Layout layout) throws IOException {
        Path configuration = layout.folder().resolve("configuration");
        Path deployments = layout.folder().resolve("deployments");
        Path log = layout.folder().resolve("log").resolve("console.log");
        Files.createDirectories(configuration);
        deleteTree(deployments);
        deleteTree(layout.folder().resolve("tmp"));
        Files.createDirectories(deployments);
        Files.createDirectories(log.getParent());
        copyTree(layout.wildfly().resolve("standalone/configuration"), configuration);
        Files.copy(layout.ear(), deployments.resolve("rebook.ear"), StandardCopyOption.REPLACE_EXISTING);

        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(layout.wildfly())
                .setBaseDirectory(layout.folder())
                .setServerConfiguration("rebook.xml")
                .setJavaOptions(
                        "-Xms512m",
                        "-Xmx2g",
                        "-XX:MaxMetaspaceSize=512m",
                        "-Djava.net.preferIPv4Stack=true",
                        "-Djboss.bind.address=127.0.0.1",
                        "-Djboss.bind.address.management=127.0.0.1",
                        "-Djboss.socket.binding.port-offset=" + layout.portOffset());
        Process process = Launcher.of(command)
                .addEnvironmentVariables(layout.environment())
                .setRedirectErrorStream(true)
                .redirectOutput(log)
                .launch();
        return new RebookServer(process, HTTP + layout.portOffset(), log, deployments.resolve("rebook.ear.failed"));
    }

    public String address() {
        return "http://localhost:" + port;
    }

    public Path log() {
        return log;
    }

    /**
     * Waits until the readiness endpoint answers 200.
     *
     * @throws IOException when the server ends first, cannot start Rebook, or is not ready in time
     */
    public void awaitReady(Duration patience) throws IOException, InterruptedException {
        Instant until = Instant.now().plus(patience);
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IOException("The server ended while starting. Maybe its log says why: " + log);
            }
            if (Files.exists(failed)) {
                throw new IOException("The server could not start Rebook: %s%nMaybe its log says more: %s"
                        .formatted(Files.readString(failed), log));
            }
            if (Instant.now().isAfter(until)) {
                throw new IOException(
                        "The server was not ready after %s. Maybe its log says why: %s".formatted(patience, log));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(address() + "/health/ready").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the process as a power cut would: nothing is finished, nothing is closed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, java.io.IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
