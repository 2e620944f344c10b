package org.rebook.web.run;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.rebook.access.Role;
import org.rebook.run.RunProgress;
import org.rebook.run.Runs;
import org.rebook.web.console.Words;

/** Whoever watches a run: once a second all of them are told how far it is, from one look at it. */
@Singleton
@RunAs(Role.SYSTEM)
@PermitAll
public class RunWatchers {

    @Inject
    Runs runs;

    @Inject
    Words words;

    private final Map<Long, List<AsyncContext>> watchers = new HashMap<>();

    public void add(long run, AsyncContext watcher) {
        watchers.computeIfAbsent(run, id -> new ArrayList<>()).add(watcher);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tell() {
        Iterator<Map.Entry<Long, List<AsyncContext>>> watched =
                watchers.entrySet().iterator();
        while (watched.hasNext()) {
            Map.Entry<Long, List<AsyncContext>> entry = watched.next();
            RunProgress run = runs.find(entry.getKey()).orElse(null);
            if (run == null) {
                entry.getValue().forEach(AsyncContext::complete);
                watched.remove();
                continue;
            }
            String message = message(run);
            entry.getValue()
                    .removeIf(watcher -> !send(watcher, message, run.status().isOver()));
            if (entry.getValue().isEmpty()) {
                watched.remove();
            }
        }
    }

    // False when there is nobody to tell any more: the run is over, or the page was closed.
    private static boolean send(AsyncContext watcher, String message, boolean last) {
        boolean gone;
        try {
            PrintWriter out = watcher.getResponse().getWriter();
            out.write(message);
            gone = out.checkError();
        } catch (IOException | IllegalStateException closed) {
            return false;
        }
        if (gone || last) {
            watcher.complete();
        }
        return !gone && !last;
    }

    private String message(RunProgress run) {
        String json = Json.createObjectBuilder()
                .add("status", words.code(run.status()))
                .add("over", run.status().isOver())
                .add("done", run.done())
                .add("heldBack", run.heldBack())
                .add("failed", run.failed())
                .add("left", run.left())
                .add("percent", run.percent())
                .add("timeToGo", RunPage.inWords(run.timeToGo(Instant.now())))
                .build()
                .toString();
        return "event: progress\ndata: " + json + "\n\n";
    }
}
