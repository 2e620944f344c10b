package org.rebook.web.access;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rebook.access.TokenRefused;
import org.rebook.access.Tokens;

/** {@code POST /oauth/token}: a client shows a signed assertion and gets a token. */
@WebServlet("/oauth/token")
public class TokenServlet extends HttpServlet {

    private static final Logger LOG = Logger.getLogger(TokenServlet.class.getName());
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Inject
    transient Tokens tokens;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String assertion = request.getParameter("client_assertion");
        if (!"client_credentials".equals(request.getParameter("grant_type"))) {
            refuse(response, "unsupported_grant_type", "grant_type must be client_credentials.");
        } else if (!ASSERTION_TYPE.equals(request.getParameter("client_assertion_type")) || assertion == null) {
            refuse(
                    response,
                    "invalid_request",
                    "client_assertion_type must be " + ASSERTION_TYPE + ", with a client_assertion.");
        } else {
            grant(request, response, assertion);
        }
    }

    private void grant(HttpServletRequest request, HttpServletResponse response, String assertion) throws IOException {
        try {
            Tokens.Granted granted =
                    tokens.grant(assertion, OwnAddress.of(request) + "/oauth/token", request.getParameter("scope"));
            answer(
                    response,
                    HttpServletResponse.SC_OK,
                    Json.createObjectBuilder()
                            .add("access_token", granted.token())
                            .add("token_type", "bearer")
                            .add("expires_in", granted.lifetime().toSeconds())
                            .add("scope", String.join(" ", granted.scopes()))
                            .build());
        } catch (TokenRefused refused) {
            LOG.log(Level.INFO, "No token: {0}", refused.getMessage());
            refuse(response, refused.code(), refused.getMessage());
        } catch (EJBException fault) {
            LOG.log(Level.SEVERE, "No token could be given.", fault);
            refuse(response, "temporarily_unavailable", "No token can be given just now. Try again later.");
        }
    }

    private static void refuse(HttpServletResponse response, String code, String message) throws IOException {
        int status =
                switch (code) {
                    case "invalid_client" -> HttpServletResponse.SC_UNAUTHORIZED;
                    case "temporarily_unavailable" -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
                    default -> HttpServletResponse.SC_BAD_REQUEST;
                };
        answer(
                response,
                status,
                Json.createObjectBuilder()
                        .add("error", code)
                        .add("error_description", message)
                        .build());
    }

    private static void answer(HttpServletResponse response, int status, JsonObject body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(body.toString());
    }
}
