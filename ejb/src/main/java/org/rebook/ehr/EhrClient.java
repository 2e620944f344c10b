package org.rebook.ehr;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Talks HTTP to the EHR. Says what was answered and judges nothing. */
final class EhrClient {

    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration READ = Duration.ofSeconds(10);

    private static final String FHIR_JSON = "application/fhir+json";

    private final EhrEndpoint endpoint;
    private final HttpClient http;
    private final Duration patience;

    EhrClient(EhrEndpoint endpoint, Duration connect, Duration read) {
        this.endpoint = endpoint;
        this.patience = connect.plus(read);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .build();
    }

    /** What the EHR answered. */
    record Answer(int status, String body, @Nullable String etag, @Nullable String retryAfter) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    String address() {
        return endpoint.base().toString();
    }

    /** @throws IOException when no whole answer came in time */
    Answer transact(String bundle, String requestId) throws IOException {
        return send(request(endpoint.base())
                .header("Content-Type", FHIR_JSON + ";charset=utf-8")
                .header("Prefer", "return=minimal")
                .header("X-Request-Id", requestId)
                .header("X-Correlation-Id", requestId)
                .POST(BodyPublishers.ofString(bundle))
                .build());
    }

    /** @throws IOException when no whole answer came in time */
    Answer read(String reference) throws IOException {
        return send(request(endpoint.resource(reference)).GET().build());
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", FHIR_JSON);
        if (endpoint.token() != null) {
            request.header("Authorization", "Bearer " + endpoint.token());
        }
        return request;
    }

    private Answer send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            // A time-out on the request itself would end with the answer's head; its body may hang too.
            HttpResponse<String> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("ETag").orElse(null),
                    response.headers().firstValue("Retry-After").orElse(null));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within %d s".formatted(patience.toSeconds()), e);
        } catch (ExecutionException e) {
            throw new IOException(inWords(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the answer", e);
        }
    }

    private static String inWords(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
