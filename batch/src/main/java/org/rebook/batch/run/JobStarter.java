package org.rebook.batch.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rebook.access.Role;
import org.rebook.run.RunStatus;

/** Starts jobs on a thread of this module, wherever the wish came from: a job is looked up in the module of its caller. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobStarter {

    private static final Logger LOG = Logger.getLogger(JobStarter.class.getName());

    @Inject
    RunLog log;

    @Asynchronous
    public void start(String job, long run) {
        if (log.progress(run).status() == RunStatus.STOPPING) {
            log.finished(run, RunStatus.STOPPED, "Stopped before it began. Restart it to begin.");
            return;
        }
        Properties parameters = new Properties();
        parameters.setProperty("run", Long.toString(run));
        try {
            long execution = BatchRuntime.getJobOperator().start(job, parameters);
            LOG.log(Level.INFO, "Run {0} is execution {1} of {2}.", new Object[] {run, execution, job});
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Run " + run + " could not be started.", e);
            log.finished(run, RunStatus.FAILED, "The job could not be started. " + CauseInWords.of(e));
        }
    }
}
