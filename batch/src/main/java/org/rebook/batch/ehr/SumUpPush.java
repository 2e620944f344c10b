package org.rebook.batch.ehr;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Says how far a push came. */
@Named
@Dependent
public class SumUpPush extends AbstractBatchlet {

    @Inject
    LedgerSteps steps;

    @Inject
    JobContext job;

    @Inject
    @BatchProperty
    String run;

    @Override
    public String process() {
        job.setTransientUserData(steps.sumUpPush(Long.parseLong(run)));
        return "DONE";
    }
}
