package org.rebook.batch.rebooking;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rebook.batch.run.RunLog;
import org.rebook.rebooking.PlanningProgress;

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
        long id = Long.parseLong(run);
        job.setTransientUserData(steps.plan(log.strikeOf(id), log.progress(id).startedBy(), new Progress(log, id)));
        return "PLANNED";
    }

    /** The parts of a plan as the items of its run. */
    private record Progress(RunLog log, long run) implements PlanningProgress {

        @Override
        public void begins(List<String> first, List<String> last) {
            log.beginAnew(run, first, last);
        }

        @Override
        public void has(List<String> parts) {
            log.has(run, parts);
        }

        @Override
        public void done(String part) {
            log.done(run, part);
        }
    }
}
