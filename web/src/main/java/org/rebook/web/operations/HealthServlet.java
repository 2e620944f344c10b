package org.rebook.web.operations;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.rebook.schema.Schema;

/** {@code /health/live}: the server runs. {@code /health/ready}: it also reaches its database, whose schema is ours. */
@WebServlet("/health/*")
public class HealthServlet extends HttpServlet {

    private static final Logger LOG = Logger.getLogger(HealthServlet.class.getName());

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    private transient DataSource database;

    private volatile boolean migrated;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = request.getPathInfo();
        if ("/live".equals(asked)) {
            answer(response, true, "live");
        } else if ("/ready".equals(asked)) {
            if (!reachesDatabase()) {
                answer(response, false, "the database does not answer");
            } else {
                boolean ready = isMigrated();
                answer(response, ready, ready ? "ready" : "the schema is not up to date");
            }
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private boolean reachesDatabase() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(3);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The database does not answer: {0}", e.getMessage());
            return false;
        }
    }

    // Asked until it is so: a migration that has been applied stays applied.
    private boolean isMigrated() {
        if (!migrated) {
            try {
                migrated = Schema.isUpToDate(database);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "The schema cannot be looked at: {0}", e.getMessage());
            }
        }
        return migrated;
    }

    private static void answer(HttpServletResponse response, boolean up, String detail) throws IOException {
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getWriter().write("{\"status\":\"%s\",\"detail\":\"%s\"}".formatted(up ? "UP" : "DOWN", detail));
    }
}
