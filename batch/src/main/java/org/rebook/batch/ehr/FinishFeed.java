package org.rebook.batch.ehr;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Uses what had to wait for something further down in the feed, and reports what still waits. */
@Named
@Dependent
public class FinishFeed extends AbstractBatchlet {

    @Inject
    FeedDesk desk;

    @Inject
    JobContext job;

    @Inject
    @BatchProperty
    String run;

    @Override
    public String process() {
        job.setTransientUserData(desk.finish(Long.parseLong(run)));
        return "FINISHED";
    }
}
