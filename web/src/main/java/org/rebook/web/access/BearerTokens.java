package org.rebook.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Bearer;
import org.rebook.access.Tokens;

/** Reads bearer tokens. */
@ApplicationScoped
public class BearerTokens {

    private static final String ATTRIBUTE = Bearer.class.getName();
    private static final String SCHEME = "Bearer ";

    @Inject
    Tokens tokens;

    /** Who shows a token that is still good; whoever handles the request finds them there again. */
    Optional<Bearer> bearerOf(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        Optional<Bearer> bearer =
                tokens.bearer(authorization.substring(SCHEME.length()).strip());
        bearer.ifPresent(known -> request.setAttribute(ATTRIBUTE, known));
        return bearer;
    }

    /** The system that the request came from; null where it needed none. */
    public static @Nullable Bearer of(HttpServletRequest request) {
        return (Bearer) request.getAttribute(ATTRIBUTE);
    }
}
