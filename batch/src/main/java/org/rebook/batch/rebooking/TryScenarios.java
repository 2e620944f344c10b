package org.rebook.batch.rebooking;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rebook.batch.run.RunLog;
import org.rebook.run.RunProgress;

/** Works the scenarios of a strike out, one after another; stopped and restarted, it goes on with those that are left. */
@Named
@Dependent
public class TryScenarios extends AbstractBatchlet {

    @Inject
    StrikeSteps steps;

    @Inject
    RunLog log;

    @Inject
    JobContext job;

    @Inject
    @BatchProperty
    String run;

    private volatile boolean stopping;

    @Override
    public String process() {
        long id = Long.parseLong(run);
        List<Long> left =
                steps.prepareScenarios(id, log.strikeOf(id), log.progress(id).startedBy());
        steps.tryScenarios(id, left, () -> stopping);
        if (stopping) {
            return "STOPPED";
        }
        RunProgress done = log.progress(id);
        job.setTransientUserData("%d scenarios worked out, %d could not be.".formatted(done.done(), done.failed()));
        return "TRIED";
    }

    @Override
    public void stop() {
        stopping = true;
    }
}
