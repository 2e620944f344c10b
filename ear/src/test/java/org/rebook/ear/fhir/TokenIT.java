package org.rebook.ear.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Rebook;

/** Who gets a token, and what it is good for. */
class TokenIT {

    private static final String CLIENT = "demo-ehr";

    private final Path keyFile = Rebook.serverFolder().resolve("demo-keys").resolve("ehr.jwk.json");
    private ECKey key;

    @BeforeEach
    void readTheKey() throws Exception {
        key = ECKey.parse(Files.readString(keyFile));
    }

    @Test
    void grantsATokenForASignedAssertion() throws Exception {
        HttpResponse<String> answer = ask(assertion(key, endpoint(), Duration.ofMinutes(4)), "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"token_type\":\"bearer\"").contains("\"expires_in\":900");
    }

    @Test
    void takesAnAssertionOnce() throws Exception {
        String assertion = assertion(key, endpoint(), Duration.ofMinutes(4));
        ask(assertion, "");
        assertThat(ask(assertion, "").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAnAssertionMadeForAnotherServer() throws Exception {
        assertThat(ask(assertion(key, "https://example.org/oauth/token", Duration.ofMinutes(4)), "")
                        .body())
                .contains("invalid_client");
    }

    @Test
    void refusesAnAssertionThatLivesTooLong() throws Exception {
        assertThat(ask(assertion(key, endpoint(), Duration.ofMinutes(6)), "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAnAssertionThatHasExpired() throws Exception {
        assertThat(ask(assertion(key, endpoint(), Duration.ofMinutes(-2)), "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAnotherKey() throws Exception {
        ECKey other = new ECKeyGenerator(Curve.P_384).keyID(CLIENT).generate();
        assertThat(ask(assertion(other, endpoint(), Duration.ofMinutes(4)), "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void readsButDoesNotWriteWithAScopeToRead() throws Exception {
        String granted = ask(assertion(key, endpoint(), Duration.ofMinutes(4)), "&scope=system/Patient.rs")
                .body();
        Ehr reader = Ehr.with(granted.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1"));
        assertThat(reader.get("/fhir/Patient/nobody").statusCode()).isEqualTo(404);
        assertThat(reader.get("/fhir/Slot/nothing").statusCode()).isEqualTo(403);
        assertThat(reader.put("/fhir/Patient/x", "{\"resourceType\":\"Patient\",\"id\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void letsAnEhrStartNoRuns() throws Exception {
        assertThat(Ehr.withToken().post("/api/runs", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void believesNoTokenOfItsOwnMaking() throws Exception {
        ECKey own = new ECKeyGenerator(Curve.P_384).generate();
        assertThat(Ehr.with(assertion(own, "rebook", Duration.ofMinutes(4)))
                        .get("/fhir/Patient/nobody")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void tellsHowToGetATokenWithoutOne() throws Exception {
        Ehr stranger = Ehr.with("");
        assertThat(stranger.get("/fhir/.well-known/smart-configuration").body()).contains(endpoint());
        assertThat(stranger.get("/fhir/metadata").body()).contains("CapabilityStatement");
    }

    @Test
    void keepsTheDemoKeysToTheServersOwnUser() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                .isEqualTo("rw-------");
    }

    private static String endpoint() {
        return Rebook.address() + "/oauth/token";
    }

    private static String assertion(ECKey key, String audience, Duration life) throws Exception {
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(CLIENT)
                        .subject(CLIENT)
                        .audience(audience)
                        .expirationTime(Date.from(Instant.now().plus(life)))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        assertion.sign(new ECDSASigner(key));
        return assertion.serialize();
    }

    private static HttpResponse<String> ask(String assertion, String more) throws Exception {
        String type =
                URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8);
        return Ehr.with("")
                .send(
                        "POST",
                        "/oauth/token",
                        "grant_type=client_credentials&client_assertion_type=" + type + "&client_assertion=" + assertion
                                + more,
                        Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }
}
