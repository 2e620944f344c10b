package org.rebook.web.home;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Worklist;
import org.rebook.run.RunProgress;
import org.rebook.run.Runs;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;
import org.rebook.web.access.CurrentUser;

/** What waits: the worklist by state, the strikes that are on, the runs under way. */
@Named
@RequestScoped
public class HomePage {

    private static final int LATEST_RUNS = 5;

    @Inject
    Worklist worklist;

    @Inject
    Strikes strikes;

    @Inject
    Runs runs;

    @Inject
    CurrentUser me;

    private Worklist.@Nullable Counts counts;

    @PostConstruct
    void read() {
        if (isForPatients()) {
            counts = worklist.counts();
        }
    }

    public boolean isForPatients() {
        return me.isClerk() || me.isManager();
    }

    public Worklist.@Nullable Counts getCounts() {
        return counts;
    }

    public List<StrikeView> getStrikes() {
        return strikes.all().stream()
                .filter(strike -> strike.status().keepsDaysClear())
                .toList();
    }

    public List<RunProgress> getRuns() {
        return runs.latest(LATEST_RUNS).stream()
                .filter(run -> !run.status().isOver() || run.status().canRestart())
                .toList();
    }
}
