package org.rebook.batch.run;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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
        log.running(Long.parseLong(run), job.getExecutionId());
    }

    @Override
    public void afterJob() {
        BatchStatus status = job.getBatchStatus();
        String said = job.getExitStatus();
        switch (status) {
            case STOPPING, STOPPED ->
                log.finished(Long.parseLong(run), RunStatus.STOPPED, "Stopped. Restart it to go on where it was.");
            case FAILED ->
                log.finished(
                        Long.parseLong(run),
                        RunStatus.FAILED,
                        said == null || said.equals("FAILED") ? "The job failed; the server's log says why." : said);
            default -> log.finished(Long.parseLong(run), RunStatus.COMPLETED, (String) job.getTransientUserData());
        }
    }
}
