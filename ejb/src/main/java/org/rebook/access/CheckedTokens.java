package org.rebook.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which tokens were found to be signed by us, because a signature takes longer to check than most answers take to
 * find. Only their digests are kept, and nothing else about a token is taken for granted.
 */
@ApplicationScoped
class CheckedTokens {

    private static final int MOST = 10_000;

    private final Map<String, Instant> goodUntil = new ConcurrentHashMap<>();

    /** Whether this very token was found to be signed with this very key. */
    boolean has(String token, String key) {
        return goodUntil.containsKey(digest(token, key));
    }

    void add(String token, String key, Instant expires) {
        if (goodUntil.size() >= MOST) {
            goodUntil.values().removeIf(Instant.now()::isAfter);
        }
        if (goodUntil.size() < MOST) {
            goodUntil.put(digest(token, key), expires);
        }
    }

    private static String digest(String token, String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java has no SHA-256.", e);
        }
    }
}
