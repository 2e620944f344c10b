package org.rebook.batch.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.run.ItemStatus;
import org.rebook.run.RunProgress;
import org.rebook.run.RunStatus;
import org.rebook.run.Runs;

/** What jobs write about their run, as Rebook itself and not as whoever started them. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
@RunAs(Role.SYSTEM)
public class RunLog {

    @Inject
    Runs runs;

    public RunProgress progress(long run) {
        return runs.find(run).orElseThrow(() -> new IllegalStateException("There is no run " + run + "."));
    }

    public long strikeOf(long run) {
        Long strike = progress(run).strikeId();
        if (strike == null) {
            throw new IllegalStateException("Run %d names no strike.".formatted(run));
        }
        return strike;
    }

    public boolean running(long run, long execution) {
        return runs.running(run, execution);
    }

    /** What a run has to do, whatever it has done before: these first, and those when all else is done. */
    public void beginAnew(long run, List<String> first, List<String> last) {
        runs.forgetItems(run);
        has(run, first);
        runs.addLastItems(run, itemsOf(last));
    }

    public void has(long run, List<String> items) {
        runs.addItems(run, itemsOf(items));
    }

    private static List<Runs.NewItem> itemsOf(List<String> items) {
        return items.stream().map(item -> new Runs.NewItem(item, "")).toList();
    }

    public void done(long run, String item) {
        runs.settle(run, item, ItemStatus.DONE, null);
    }

    public void failing(long run, String why) {
        runs.failing(run, why);
    }

    public void stopped(long run) {
        runs.stopped(run);
    }

    public void finished(long run, RunStatus status, @Nullable String message) {
        runs.finished(run, status, message);
    }
}
