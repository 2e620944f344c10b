package org.rebook.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asks while the database cannot be reached is told so in the words they understand, and not what is the matter. */
class DatabaseDownIT {

    private final Path key = Rebook.serverFolder().resolve("demo-keys/operator.jwk.json");
    private final DataSource beside = Rebook.otherDatabase("postgres");
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void letIn() throws SQLException {
        Sql.execute(beside, "alter database rebook with allow_connections true");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> get("/health/ready").statusCode() == 200);
    }

    @Test
    void tellsASystemThatAsksForATokenToTryAgain() throws Exception {
        takeAway();
        HttpResponse<String> answer =
                client.send(Token.request(key, Rebook.address()), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"temporarily_unavailable\","
                        + "\"error_description\":\"No token can be given just now. Try again later.\"}");
        letIn();
        assertThat(Token.of(key, Rebook.address())).isNotEmpty();
    }

    private void takeAway() throws SQLException {
        Sql.execute(beside, "alter database rebook with allow_connections false");
        Sql.text(beside, "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = 'rebook'");
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> get(String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(Rebook.address() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Rebook was asked.", e);
        }
    }
}
