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
        Long strike = strikeId;
        switch (kind) {
            case CARRY_OUT_PLAN ->
                strike = plans.requireReadyToCarryOut(given("plan", planId)).strikeId();
            case ASSESS_IMPACT, PLAN_STRIKE -> given("strike", strikeId);
            case IMPORT_FEED -> given("argument", argument);
            default -> {}
        }
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
        RunProgress progress = theRun(run);
        runs.stopping(run);
        if (progress.executionId() == null) {
            return;
        }
        try {
            BatchRuntime.getJobOperator().stop(progress.executionId());
        } catch (JobExecutionNotRunningException | NoSuchJobExecutionException e) {
            LOG.log(Level.INFO, "Run {0} had already ended when it was asked to stop.", run);
        }
    }

    @Override
    public void restart(long run) {
        RunProgress progress = theRun(run);
        if (!runs.restarting(run)) {
            throw new IllegalStateException("Run %d is %s and cannot be restarted. Maybe it is still under way or done?"
                    .formatted(run, progress.status()));
        }
        launch(run);
    }

    private static <T> T given(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + ": this kind of run needs one, and none was given.");
        }
        return value;
    }

    private RunProgress theRun(long run) {
        return runs.find(run).orElseThrow(() -> new IllegalArgumentException("run: there is no run " + run + "."));
    }
}
