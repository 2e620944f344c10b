package org.rebook.batch.run;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.rebooking.Plans;
import org.rebook.run.RunControl;
import org.rebook.run.RunKind;
import org.rebook.run.RunProgress;
import org.rebook.run.RunRefused;
import org.rebook.run.Runs;

/** Starts the job that has the name of the run's kind, with the run's id as its one parameter. */
@Stateless
@Local(RunControl.class)
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class JobControl implements RunControl {

    private static final Logger LOG = Logger.getLogger(JobControl.class.getName());

    @Inject
    Runs runs;

    @Inject
    Plans plans;

    @Inject
    JobStarter starter;

    @Resource
    TransactionSynchronizationRegistry transaction;

    @Override
    public long start(RunKind kind, @Nullable Long strikeId, @Nullable Long planId, @Nullable String argument) {
        kind.missing(strikeId, planId, argument).ifPresent(name -> {
            throw new RunRefused("%s: a run of kind %s needs one, and none was given.".formatted(name, kind.code()));
        });
        if (!Jobs.isBuilt(kind)) {
            throw new RunRefused("kind: this Rebook has no job '%s'.".formatted(kind.code()));
        }
        Long strike = kind == RunKind.CARRY_OUT_PLAN
                ? Long.valueOf(plans.requireReadyToCarryOut(planId).strikeId())
                : strikeId;
        long run = runs.begin(kind, strike, planId, null, argument);
        launch(run);
        return run;
    }

    @Override
    public void launch(long run) {
        String job = theRun(run).kind().code();
        // The job's threads must see the run's row, so they start when it is committed.
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do before the commit.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    starter.start(job, run);
                }
            }
        });
    }

    @Override
    public void stop(long run) {
        theRun(run);
        runs.stopping(run).ifPresent(execution -> {
            try {
                BatchRuntime.getJobOperator().stop(execution);
            } catch (JobExecutionNotRunningException | NoSuchJobExecutionException e) {
                LOG.log(Level.INFO, "Run {0} is not at work on this server; its own server stops it.", run);
            }
        });
    }

    @Override
    public void restart(long run) {
        RunProgress progress = theRun(run);
        if (!runs.restarting(run)) {
            throw new RunRefused("run: run %d is %s and cannot be restarted. Maybe it is still under way or done?"
                    .formatted(run, progress.status()));
        }
        launch(run);
    }

    @Override
    public void retryFailed(long run) {
        RunProgress progress = theRun(run);
        if (!runs.retrying(run)) {
            throw new RunRefused("run: run %d is %s with %d failed items, so there is nothing to try again."
                    .formatted(run, progress.status(), progress.failed()));
        }
        launch(run);
    }

    private RunProgress theRun(long run) {
        return runs.find(run).orElseThrow(() -> new RunRefused("run: there is no run " + run + "."));
    }
}
