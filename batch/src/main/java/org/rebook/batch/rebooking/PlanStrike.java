package org.rebook.batch.rebooking;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rebook.batch.run.RunLog;

/** Plans a strike. */
@Named
@Dependent
public class PlanStrike extends AbstractBatchlet {

    @Inject
    StrikeSteps steps;

    @Inject
    RunLog log;

    @Inject
    JobContext job;

    @Inject
    @BatchProperty
    String run;

    @Override
    public String process() {
        long strike = log.strikeOf(Long.parseLong(run));
        job.setTransientUserData(
                steps.plan(strike, log.progress(Long.parseLong(run)).startedBy()));
        return "PLANNED";
    }
}
