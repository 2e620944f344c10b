package org.rebook.ear;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;

/** A server that one test has for itself, to kill it and start it again, and that it asks over the API. */
final class OwnServer implements AutoCloseable {

    private static final int PORT_OFFSET = 800;

    private final Path folder;
    private final RebookServer server;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    private OwnServer(Path folder, RebookServer server)
            throws IOException, InterruptedException, GeneralSecurityException {
        this.folder = folder;
        this.server = server;
        this.token = Token.of(folder.resolve("demo-keys/operator.jwk.json"), server.address());
    }

    static OwnServer start(Path folder, EmbeddedDatabase database, String databaseName)
            throws IOException, InterruptedException, GeneralSecurityException {
        return start(folder, database, databaseName, Rebook.environment(database));
    }

    /** One whose nights do not take in what other tests have put where feeds are read from. */
    static OwnServer startWithoutFeeds(Path folder, EmbeddedDatabase database, String databaseName)
            throws IOException, InterruptedException, GeneralSecurityException {
        Map<String, String> environment = Rebook.environment(database);
        environment.remove("REBOOK_FEED_DIR");
        return start(folder, database, databaseName, environment);
    }

    private static OwnServer start(
            Path folder, EmbeddedDatabase database, String databaseName, Map<String, String> environment)
            throws IOException, InterruptedException, GeneralSecurityException {
        environment.put("REBOOK_DB_URL", database.url().replaceAll("/[^/]+$", "/" + databaseName));
        RebookServer server = RebookServer.start(Rebook.layout(folder, PORT_OFFSET, environment));
        try {
            server.awaitReady(Duration.ofMinutes(4));
            return new OwnServer(folder, server);
        } catch (IOException | RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    Path folder() {
        return folder;
    }

    /** Declares over the API that the residents of a {@link StruckTrust} strike on its day. */
    void declareStrike(String prefix, StruckTrust.Absent absent) throws IOException, InterruptedException {
        post(
                "/api/strikes",
                """
                {"name": "Residents' strike", "windows": [{"startsAt": "%1$sT08:00", "endsAt": "%1$sT17:00"}],
                 "staff": ["RESIDENT_DOCTOR"], "sites": ["%2$s-site"],
                 "participation": {"low": %3$d, "likely": %4$d, "high": %5$d}, "profile": "LOCAL"}
                """
                        .formatted(StruckTrust.STRIKE_DAY, prefix, absent.low(), absent.likely(), absent.high()));
    }

    /** Sends JSON to the API and answers with its JSON; fails on anything but a success. */
    String post(String path, String json) throws IOException, InterruptedException {
        return answerOf(asking(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** What the API answers with; fails on anything but a success. */
    String get(String path) throws IOException, InterruptedException {
        return answerOf(asking(path).build());
    }

    private HttpRequest.Builder asking(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path)).header("Authorization", "Bearer " + token);
    }

    private String answerOf(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s %s answered %d: %s"
                    .formatted(request.method(), request.uri().getPath(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    void kill() throws InterruptedException {
        server.kill();
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
    }
}
