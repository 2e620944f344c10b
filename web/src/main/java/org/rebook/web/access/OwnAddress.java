package org.rebook.web.access;

import jakarta.servlet.http.HttpServletRequest;

/** The address at which others reach this server: REBOOK_ADDRESS, which a proxy needs, or the one that was called. */
final class OwnAddress {

    private static final String CONFIGURED = System.getenv("REBOOK_ADDRESS");

    private OwnAddress() {}

    static String of(HttpServletRequest request) {
        if (CONFIGURED != null && !CONFIGURED.isBlank()) {
            return CONFIGURED.strip().replaceAll("/+$", "");
        }
        String called = request.getRequestURL().toString();
        return called.substring(0, called.length() - request.getRequestURI().length());
    }
}
