package org.rebook.ear.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.rebook.ear.Rebook;
import org.rebook.ear.Token;

/** A script with an operator's token. */
final class Operator {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final @Nullable String token;

    private Operator(@Nullable String token) {
        this.token = token;
    }

    static Operator withToken() throws IOException, InterruptedException, GeneralSecurityException {
        return of("operator");
    }

    static Operator of(String client) throws IOException, InterruptedException, GeneralSecurityException {
        return new Operator(
                Token.of(Rebook.serverFolder().resolve("demo-keys").resolve(client + ".jwk.json"), Rebook.address()));
    }

    static Operator withoutToken() {
        return new Operator(null);
    }

    /** An answer: its status, its text, and what the text says as JSON. */
    record Answer(int status, String text, @Nullable String location) {

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("This is no JSON: " + text, e);
            }
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    Answer post(String path, @Nullable String json) throws IOException, InterruptedException {
        return send("POST", path, json);
    }

    Answer put(String path, String json) throws IOException, InterruptedException {
        return send("PUT", path, json);
    }

    /** Starts a run and waits for its end, whatever that is; answers with the run. */
    JsonNode ended(String run) throws IOException, InterruptedException {
        Answer started = post("/api/runs", run);
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> get(started.location()).json(), progress -> progress.hasNonNull("endedAt"));
    }

    /** Starts a run and waits until it has done what it was for. */
    void completed(String run) throws IOException, InterruptedException {
        JsonNode ended = ended(run);
        assertThat(ended.get("status").asText()).as(ended.toString()).isEqualTo("COMPLETED");
    }

    private Answer send(String method, String path, @Nullable String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(path.startsWith("http") ? path : Rebook.address() + path))
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("Location").orElse(null));
    }
}
