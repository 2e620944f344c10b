package org.rebook.web.access;

import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where SMART Backend Services finds out how to get a token. */
@WebServlet("/fhir/.well-known/smart-configuration")
public class SmartConfigurationServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter()
                .write(Json.createObjectBuilder()
                        .add("token_endpoint", OwnAddress.of(request) + "/oauth/token")
                        .add("grant_types_supported", Json.createArrayBuilder().add("client_credentials"))
                        .add(
                                "token_endpoint_auth_methods_supported",
                                Json.createArrayBuilder().add("private_key_jwt"))
                        .add(
                                "token_endpoint_auth_signing_alg_values_supported",
                                Json.createArrayBuilder().add("RS384").add("ES384"))
                        .add(
                                "scopes_supported",
                                Json.createArrayBuilder().add("system/*.rs").add("system/*.cruds"))
                        .add(
                                "capabilities",
                                Json.createArrayBuilder()
                                        .add("client-confidential-asymmetric")
                                        .add("permission-v2"))
                        .build()
                        .toString());
    }
}
