package org.rebook.batch.run;

import jakarta.annotation.security.RunAs;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rebook.access.Role;
import org.rebook.run.Reaper;
import org.rebook.run.RunProgress;
import org.rebook.run.RunStatus;
import org.rebook.run.Runs;

/**
 * Keeps runs honest: says that this server is alive, stops here what was asked to stop elsewhere, and says of runs whose
 * server or job is gone that they ended.
 */
@Singleton
@Startup
@DependsOn(Reaper.BEAN)
@RunAs(Role.SYSTEM)
public class RunWatch {

    private static final Logger LOG = Logger.getLogger(RunWatch.class.getName());

    // Eight beats missed: longer than any pause of a living server.
    private static final Duration DEAD_AFTER = Duration.ofMinutes(2);

    @Inject
    Runs runs;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void look() {
        runs.beat();
        List<Long> gone = runs.reapSilentFor(DEAD_AFTER);
        if (!gone.isEmpty()) {
            LOG.log(Level.WARNING, "Runs {0} were interrupted: their server is gone.", gone);
        }
        JobOperator jobs = BatchRuntime.getJobOperator();
        for (RunProgress run : runs.underWayHere()) {
            if (run.executionId() != null) {
                look(run, run.executionId(), jobs);
            }
        }
    }

    private void look(RunProgress run, long execution, JobOperator jobs) {
        try {
            Date ended = jobs.getJobExecution(execution).getEndTime();
            if (ended != null) {
                if (runs.lost(run.id(), execution, ended.toInstant())) {
                    LOG.log(Level.WARNING, "Run {0} did not notice that its job has ended.", run.id());
                }
            } else if (run.status() == RunStatus.STOPPING) {
                jobs.stop(execution);
            }
        } catch (JobExecutionNotRunningException | NoSuchJobExecutionException e) {
            LOG.log(Level.INFO, "Run {0} ended while it was being looked at.", run.id());
        }
    }
}
