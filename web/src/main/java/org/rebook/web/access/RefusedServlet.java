package org.rebook.web.access;

import jakarta.json.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells whoever may not come in why, each in their own format: systems in JSON, people on a page. */
@WebServlet("/refused")
public class RefusedServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        boolean isStranger = response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED;
        String message = isStranger
                ? "A bearer token is needed. POST /oauth/token gives one."
                : "The token is good, but its client's role may not do this.";
        if (asked.startsWith("/fhir")) {
            response.setContentType("application/fhir+json;charset=UTF-8");
            response.getWriter().write(operationOutcome(isStranger, message));
        } else if (asked.startsWith("/api") || asked.equals("/metrics")) {
            response.setContentType("application/json;charset=UTF-8");
            response.getWriter()
                    .write(Json.createObjectBuilder()
                            .add("message", message)
                            .build()
                            .toString());
        } else {
            request.getRequestDispatcher("/WEB-INF/errors/forbidden.html").forward(request, response);
        }
    }

    private static String operationOutcome(boolean isStranger, String message) {
        return Json.createObjectBuilder()
                .add("resourceType", "OperationOutcome")
                .add(
                        "issue",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("severity", "error")
                                        .add("code", isStranger ? "login" : "forbidden")
                                        .add("diagnostics", message)))
                .build()
                .toString();
    }
}
