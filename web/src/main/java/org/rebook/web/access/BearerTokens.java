package org.rebook.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads bearer tokens. */
@ApplicationScoped
public class BearerTokens {

    /** A system that showed a token that is still good. */
    public record Bearer(String client, String role) {}

    public Optional<Bearer> bearerOf(@Nullable String authorization) {
        return Optional.empty();
    }
}
