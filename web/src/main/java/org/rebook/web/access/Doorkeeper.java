package org.rebook.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Accounts;
import org.rebook.access.Bearer;
import org.rebook.access.Role;
import org.rebook.access.SignedIn;

/** Lets people in by name and password, kept in their session, and systems by bearer token, request by request. */
@ApplicationScoped
public class Doorkeeper implements HttpAuthenticationMechanism {

    static final String SIGNED_IN = SignedIn.class.getName();

    @Inject
    Accounts accounts;

    @Inject
    BearerTokens tokens;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext message) {
        if (isForSystems(request)) {
            return systemOf(request, response, message);
        }
        Credential credential =
                message.isAuthenticationRequest() ? message.getAuthParameters().getCredential() : null;
        if (credential instanceof UsernamePasswordCredential typed) {
            return signIn(typed, request, message);
        }
        SignedIn person = personIn(request);
        if (person != null) {
            return message.notifyContainerAboutLogin(person.name(), Set.of(person.role()));
        }
        return message.isProtected() ? sendToSignIn(request, response, message) : message.doNothing();
    }

    static @Nullable SignedIn personIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (SignedIn) session.getAttribute(SIGNED_IN);
    }

    private static boolean isForSystems(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/fhir") || path.startsWith("/fhir/") || path.startsWith("/api/") || path.equals("/metrics");
    }

    private AuthenticationStatus systemOf(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext message) {
        Optional<Bearer> bearer = tokens.bearerOf(request);
        if (bearer.isPresent()) {
            return message.notifyContainerAboutLogin(
                    bearer.get().client(), Set.of(bearer.get().role()));
        }
        if (!message.isProtected()) {
            return message.doNothing();
        }
        if (OpenMetrics.areFor(request)) {
            return message.notifyContainerAboutLogin("metrics", Set.of(Role.OPERATOR));
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        return message.responseUnauthorized();
    }

    private AuthenticationStatus signIn(
            UsernamePasswordCredential typed, HttpServletRequest request, HttpMessageContext message) {
        Optional<SignedIn> person =
                accounts.signIn(typed.getCaller(), typed.getPassword().getValue());
        if (person.isEmpty()) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        // A new session id, so that one planted before the sign-in is worth nothing after it.
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(SIGNED_IN, person.get());
        return message.notifyContainerAboutLogin(
                person.get().name(), Set.of(person.get().role()));
    }

    private static AuthenticationStatus sendToSignIn(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext message) {
        boolean canComeBack =
                request.getMethod().equals("GET") && !request.getRequestURI().startsWith("/events/");
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String next = canComeBack
                ? "?next=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8)
                : "";
        try {
            response.sendRedirect("/sign-in" + next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
