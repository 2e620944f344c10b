package org.rebook.ear;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints a token of a demo client: {@code java ear/src/main/java/org/rebook/ear/Token.java operator}.
 *
 * <p>Needs nothing but a JDK, so that it runs from its source. The first argument is {@code ehr}, {@code operator} or a
 * key file; the second the server's address.
 */
public final class Token {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private Token() {}

    public static void main(String[] arguments) throws Exception {
        String client = arguments.length > 0 ? arguments[0] : "operator";
        String address = arguments.length > 1 ? arguments[1] : "http://localhost:8080";
        Path key = client.endsWith(".json")
                ? Path.of(client)
                : Path.of(".rebook", "server", "demo-keys", client + ".jwk.json");
        if (!Files.exists(key)) {
            System.err.println("There is no key " + key + ". Maybe start Rebook first, or run this in its folder?");
            System.exit(1);
        }
        System.out.println(of(key, address));
    }

    /**
     * A token for the client whose private key the file holds; the key's id is the client's.
     *
     * @throws IOException when the server does not grant one; the message is the server's
     */
    public static String of(Path keyFile, String address)
            throws IOException, InterruptedException, GeneralSecurityException {
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request(keyFile, address), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("No token: " + answer.body());
        }
        return field(answer.body(), "access_token");
    }

    /** What asks for it. */
    static HttpRequest request(Path keyFile, String address) throws IOException, GeneralSecurityException {
        String key = Files.readString(keyFile);
        String endpoint = address + "/oauth/token";
        String form = "grant_type=client_credentials&client_assertion_type=" + encoded(ASSERTION_TYPE)
                + "&client_assertion=" + assertion(key, field(key, "kid"), endpoint);
        return HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private static String assertion(String key, String client, String endpoint) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String header = "{\"alg\":\"ES384\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(client);
        String claims = "{\"iss\":\"%1$s\",\"sub\":\"%1$s\",\"aud\":\"%2$s\",\"exp\":%3$d,\"jti\":\"%4$s\"}"
                .formatted(client, endpoint, now + 240, UUID.randomUUID());
        String signed = base64(header) + "." + base64(claims);
        Signature signature = Signature.getInstance("SHA384withECDSAinP1363Format");
        signature.initSign(privateKey(key));
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static PrivateKey privateKey(String key) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp384r1"));
        BigInteger secret = new BigInteger(1, Base64.getUrlDecoder().decode(field(key, "d")));
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(secret, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static String field(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalArgumentException("There is no '%s' in the JSON.".formatted(name));
        }
        return found.group(1);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
