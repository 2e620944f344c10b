package org.rebook.web.run;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.run.ItemStatus;
import org.rebook.run.RunControl;
import org.rebook.run.RunItem;
import org.rebook.run.RunProgress;
import org.rebook.run.RunRefused;
import org.rebook.run.Runs;
import org.rebook.web.access.CurrentUser;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Paging;
import org.rebook.web.console.Parameters;

/** One run, at an address that stays: how far it is, what became of each item, and how to stop or go on. */
@Named
@RequestScoped
public class RunPage {

    private static final int ROWS_ON_A_PAGE = 50;

    @Inject
    Runs runs;

    @Inject
    RunControl control;

    @Inject
    CurrentUser me;

    @Inject
    Parameters asked;

    @Inject
    Notice notice;

    @Inject
    Go go;

    private @Nullable RunProgress run;
    private @Nullable Paging<RunItem> paging;

    @PostConstruct
    void read() {
        Long id = asked.number("id");
        run = id == null ? null : runs.find(id).orElse(null);
    }

    public void open() {
        if (run == null) {
            go.nowhere();
        }
    }

    public void stop() {
        act(() -> control.stop(getRun().id()), "The run stops as soon as what is under way is finished.");
    }

    public void restart() {
        act(() -> control.restart(getRun().id()), "The run goes on where it was.");
    }

    public void retry() {
        act(() -> control.retryFailed(getRun().id()), "What failed is tried again.");
    }

    private void act(Runnable step, String done) {
        try {
            step.run();
            notice.done(done);
        } catch (RunRefused refused) {
            notice.problem(refused.getMessage());
        }
        go.to(here());
    }

    public RunProgress getRun() {
        if (run == null) {
            throw new IllegalStateException("There is no such run.");
        }
        return run;
    }

    public String getTimeToGo() {
        return inWords(getRun().timeToGo(Instant.now()));
    }

    static String inWords(@Nullable Duration left) {
        if (left == null) {
            return "not known yet";
        }
        if (left.toSeconds() < 60) {
            return "less than a minute";
        }
        long minutes = Math.round(left.toSeconds() / 60.0);
        return minutes == 1 ? "about a minute" : "about " + minutes + " minutes";
    }

    public List<RunProgress> getParts() {
        return runs.under(getRun().id());
    }

    public boolean isMaySteer() {
        return me.isManager() || me.isAdministrator();
    }

    public Paging<RunItem> getPaging() {
        if (paging == null) {
            paging = Paging.reading(
                    (from, atMost) -> runs.items(getRun().id(), getStatus(), from, atMost),
                    asked.number("page", 1),
                    ROWS_ON_A_PAGE,
                    here().with("status", getStatus()));
        }
        return paging;
    }

    /** Whether the items belong to groups, of which each is worked one after another. */
    public boolean isGrouped() {
        return getPaging().getRows().stream().anyMatch(item -> !item.partition().isEmpty());
    }

    public @Nullable ItemStatus getStatus() {
        return asked.choice(ItemStatus.class, "status");
    }

    public List<ItemStatus> getStatuses() {
        return List.of(ItemStatus.FAILED, ItemStatus.HELD_BACK, ItemStatus.LEFT, ItemStatus.DONE);
    }

    private Address here() {
        return Address.of("/run").with("id", getRun().id());
    }

    public String getAddress() {
        return here().toString();
    }
}
