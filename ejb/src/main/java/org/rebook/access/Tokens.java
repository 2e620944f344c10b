package org.rebook.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens for systems, as SMART Backend Services has them: a signed assertion in, a short-lived signed token out. */
@Stateless
@RunAs(Role.SYSTEM)
public class Tokens {

    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    // SMART App Launch 2.2, Backend Services: an assertion lives for five minutes at most.
    private static final Duration LONGEST_ASSERTION = Duration.ofMinutes(5);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final List<JWSAlgorithm> ALGORITHMS = List.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);
    private static final String ISSUER = "rebook";
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    @Inject
    Clients clients;

    @Inject
    SigningKeys keys;

    @Inject
    CheckedTokens checked;

    /** A token and what it is good for. */
    public record Granted(String token, List<String> scopes, Duration lifetime) {}

    /**
     * Grants a token to the client that signed the assertion.
     *
     * @param audience the address of the token endpoint, for which the assertion must be made
     * @param scope what is asked for, space separated; null for all that the client may have
     * @throws TokenRefused when the assertion proves nothing, or what is asked for is not the client's to have
     */
    @PermitAll
    public Granted grant(String assertion, String audience, @Nullable String scope) {
        try {
            SignedJWT signed = SignedJWT.parse(assertion);
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            Client client = Optional.ofNullable(claims.getSubject())
                    .flatMap(clients::find)
                    .orElseThrow(() -> new TokenRefused("invalid_client", "The assertion's sub is no client."));
            checkSignature(signed, client);
            checkClaims(claims, client, audience);
            List<String> scopes = scopes(client, scope);
            return new Granted(sign(client, scopes), scopes, LIFETIME);
        } catch (ParseException e) {
            throw new TokenRefused("invalid_client", "The assertion is no signed JWT.");
        } catch (JOSEException e) {
            throw new TokenRefused("invalid_client", "The assertion's signature cannot be checked.");
        }
    }

    private static void checkSignature(SignedJWT signed, Client client) throws ParseException, JOSEException {
        if (!ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
            throw new TokenRefused(
                    "invalid_client",
                    "The assertion is signed with %s and must be with RS384 or ES384."
                            .formatted(signed.getHeader().getAlgorithm()));
        }
        String keyId = signed.getHeader().getKeyID();
        for (JWK key : JWKSet.parse(client.jwks()).getKeys()) {
            if ((keyId == null || keyId.equals(key.getKeyID())) && fits(key, signed) && signed.verify(verifier(key))) {
                return;
            }
        }
        throw new TokenRefused("invalid_client", "The assertion is not signed with a key of the client.");
    }

    private static boolean fits(JWK key, SignedJWT signed) {
        return signed.getHeader().getAlgorithm().equals(JWSAlgorithm.RS384)
                ? key instanceof RSAKey
                : key instanceof ECKey;
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
    }

    private void checkClaims(JWTClaimsSet claims, Client client, String audience) {
        Instant now = Instant.now();
        Date expires = claims.getExpirationTime();
        if (!client.id().equals(claims.getIssuer())) {
            throw new TokenRefused("invalid_client", "The assertion's iss is not its sub.");
        }
        if (!claims.getAudience().contains(audience)) {
            throw new TokenRefused("invalid_client", "The assertion's aud is not " + audience + ".");
        }
        if (expires == null || expires.toInstant().plus(CLOCK_SKEW).isBefore(now)) {
            throw new TokenRefused("invalid_client", "The assertion has expired, or has no exp.");
        }
        if (expires.toInstant().isAfter(now.plus(LONGEST_ASSERTION).plus(CLOCK_SKEW))) {
            throw new TokenRefused("invalid_client", "The assertion's exp is more than five minutes ahead.");
        }
        Date notBefore = claims.getNotBeforeTime();
        if (notBefore != null && notBefore.toInstant().minus(CLOCK_SKEW).isAfter(now)) {
            throw new TokenRefused("invalid_client", "The assertion is not good yet.");
        }
        if (claims.getJWTID() == null || !clients.use(client.id(), claims.getJWTID(), expires.toInstant())) {
            throw new TokenRefused("invalid_client", "The assertion has no jti, or was used before.");
        }
    }

    private static List<String> scopes(Client client, @Nullable String scope) {
        if (scope == null || scope.isBlank()) {
            return client.scopes();
        }
        List<String> asked = Arrays.asList(scope.strip().split(" +"));
        List<String> granted =
                asked.stream().filter(one -> Scope.covers(client.scopes(), one)).toList();
        if (granted.isEmpty()) {
            throw new TokenRefused(
                    "invalid_scope", "The client may not have %s. It may have %s.".formatted(asked, client.scopes()));
        }
        return granted;
    }

    private String sign(Client client, List<String> scopes) throws JOSEException {
        ECKey key = keys.current();
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384)
                        .keyID(key.getKeyID())
                        .type(ACCESS_TOKEN)
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(ISSUER)
                        .subject(client.id())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .claim("role", client.role())
                        .claim("scope", String.join(" ", scopes))
                        .build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    /** Who shows the token, where it is one of ours and still good. */
    @PermitAll
    public Optional<Bearer> bearer(String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            boolean isOurs = JWSAlgorithm.ES384.equals(signed.getHeader().getAlgorithm())
                    && ACCESS_TOKEN.equals(signed.getHeader().getType())
                    && isSignedByUs(signed, token, claims)
                    && ISSUER.equals(claims.getIssuer());
            boolean isGood = isOurs
                    && claims.getExpirationTime() != null
                    && claims.getExpirationTime().toInstant().isAfter(Instant.now());
            return isGood
                    ? Optional.of(new Bearer(
                            claims.getSubject(),
                            claims.getStringClaim("role"),
                            List.of(claims.getStringClaim("scope").split(" "))))
                    : Optional.empty();
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }

    private boolean isSignedByUs(SignedJWT signed, String token, JWTClaimsSet claims) throws JOSEException {
        ECKey key = keys.current().toPublicJWK();
        if (checked.has(token, key.getKeyID())) {
            return true;
        }
        boolean ours = signed.verify(new ECDSAVerifier(key));
        if (ours && claims.getExpirationTime() != null) {
            checked.add(token, key.getKeyID(), claims.getExpirationTime().toInstant());
        }
        return ours;
    }
}
