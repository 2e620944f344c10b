package org.rebook.web.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Bearer;
import org.rebook.web.access.BearerTokens;

/** Lets a system do what the scopes of its token allow, and nothing that Rebook would silently do otherwise. */
@Interceptor
public final class Gatekeeper {

    private static final long LARGEST_BODY = 20_000_000;

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public boolean look(RequestDetails request, HttpServletRequest servletRequest) {
        if (servletRequest.getContentLengthLong() > LARGEST_BODY) {
            throw new PayloadTooLargeException("The body has %d bytes and may have %d."
                    .formatted(servletRequest.getContentLengthLong(), LARGEST_BODY));
        }
        if (servletRequest.getHeader("If-None-Exist") != null) {
            throw new InvalidRequestException("If-None-Exist is not supported, and it would not do to ignore it.");
        }
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation != null && operation != RestOperationTypeEnum.METADATA) {
            check(operation, request, BearerTokens.of(servletRequest));
        }
        return true;
    }

    private static void check(RestOperationTypeEnum operation, RequestDetails request, @Nullable Bearer bearer) {
        char action =
                switch (operation) {
                    case READ, VREAD -> 'r';
                    case SEARCH_TYPE, GET_PAGE -> 's';
                    case CREATE -> 'c';
                    default -> 'u';
                };
        String type = request.getResourceName() == null ? "*" : request.getResourceName();
        if (bearer == null || !bearer.may(action, type)) {
            throw new ForbiddenOperationException(
                    "The token does not have the scope system/%s.%s.".formatted(type, action));
        }
    }
}
