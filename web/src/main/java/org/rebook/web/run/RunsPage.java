package org.rebook.web.run;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.rebook.run.RunControl;
import org.rebook.run.RunKind;
import org.rebook.run.RunProgress;
import org.rebook.run.RunRefused;
import org.rebook.run.Runs;
import org.rebook.web.access.CurrentUser;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;

/** The latest runs, and a way to start those that need nothing but the wish. */
@Named
@RequestScoped
public class RunsPage {

    private static final int LATEST = 50;

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

    public void start() {
        RunKind kind = asked.choice(RunKind.class, "kind");
        if (kind == null) {
            notice.problem("Choose what to run.");
            go.to("/runs");
            return;
        }
        try {
            go.to(Address.of("/run").with("id", control.start(kind, null, null, null)));
        } catch (RunRefused refused) {
            notice.problem(refused.getMessage());
            go.to("/runs");
        }
    }

    public List<RunProgress> getRuns() {
        return runs.latest(LATEST);
    }

    public boolean isMayStart() {
        return me.isManager() || me.isAdministrator();
    }

    public List<RunKind> getKinds() {
        return Arrays.stream(RunKind.values())
                .filter(kind -> kind.missing(null, null, null).isEmpty())
                .toList();
    }
}
