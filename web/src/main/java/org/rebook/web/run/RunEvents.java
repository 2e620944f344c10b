package org.rebook.web.run;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The stream of a run's progress, as server-sent events. A page works without it, by refreshing. */
@WebServlet(urlPatterns = "/events/runs/*", asyncSupported = true)
public class RunEvents extends HttpServlet {

    @Inject
    RunWatchers watchers;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null || !path.matches("/\\d{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.flushBuffer();
        AsyncContext watcher = request.startAsync();
        // It ends with the run, or when the page is closed.
        watcher.setTimeout(0);
        watchers.add(Long.parseLong(path.substring(1)), watcher);
    }
}
