package org.rebook.batch.run;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.rebook.run.RunStatus;

/** Keeps a run's row in step with its job. Every job names it as its listener. */
@Named
@Dependent
public class RunListener extends AbstractJobListener {

    @Inject
    JobContext job;

    @Inject
    RunLog log;

    @Inject
    @BatchProperty
    String run;

    @Override
    public void beforeJob() {
        boolean wanted = log.running(Long.parseLong(run), job.getExecutionId());
        if (!wanted) {
            BatchRuntime.getJobOperator().stop(job.getExecutionId());
        }
    }

    @Override
    public void afterJob() {
        BatchStatus status = job.getBatchStatus();
        String said = (String) job.getTransientUserData();
        switch (status) {
            case STOPPING, STOPPED -> log.stopped(Long.parseLong(run));
            case FAILED -> finished(RunStatus.FAILED, null);
            default -> finished(RunStatus.COMPLETED, said);
        }
    }

    private void finished(RunStatus status, @Nullable String message) {
        log.finished(Long.parseLong(run), status, message);
    }
}
