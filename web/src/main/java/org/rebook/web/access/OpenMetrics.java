package org.rebook.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Whether the metrics may be read without a token: from this machine only, and only where REBOOK_METRICS_OPEN=true says
 * so. What a proxy passes on comes from elsewhere.
 */
final class OpenMetrics {

    private static final boolean OPEN = Boolean.parseBoolean(System.getenv("REBOOK_METRICS_OPEN"));
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");

    private OpenMetrics() {}

    static boolean areFor(HttpServletRequest request) {
        return OPEN
                && request.getRequestURI().equals("/metrics")
                && THIS_MACHINE.contains(request.getRemoteAddr())
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null;
    }
}
