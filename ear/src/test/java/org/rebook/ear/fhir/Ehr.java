package org.rebook.ear.fhir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.rebook.ear.Rebook;
import org.rebook.ear.Token;

/** A system that talks FHIR to Rebook with a token of the demo EHR, or another. */
final class Ehr {

    static final Map<String, String> JSON = Map.of("Content-Type", "application/fhir+json");
    static final Map<String, String> XML =
            Map.of("Content-Type", "application/fhir+xml", "Accept", "application/fhir+xml");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    private Ehr(String token) {
        this.token = token;
    }

    static Ehr withToken() throws IOException, InterruptedException, GeneralSecurityException {
        return with(tokenOf("ehr"));
    }

    static Ehr with(String token) {
        return new Ehr(token);
    }

    static String tokenOf(String client) throws IOException, InterruptedException, GeneralSecurityException {
        return Token.of(Rebook.serverFolder().resolve("demo-keys").resolve(client + ".jwk.json"), Rebook.address());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", Map.of());
    }

    HttpResponse<String> getXml(String path) throws IOException, InterruptedException {
        return send("GET", path, "", Map.of("Accept", "application/fhir+xml"));
    }

    HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return send("PUT", path, json, JSON);
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, json, JSON);
    }

    HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Rebook.address() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
