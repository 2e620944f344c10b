package org.rebook.batch.rebooking;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rebook.batch.run.RunLog;
import org.rebook.run.RunProgress;

/** Works out who would be treated differently by a draft of the rules. */
@Named
@Dependent
public class PreviewRules extends AbstractBatchlet {

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
        RunProgress progress = log.progress(Long.parseLong(run));
        job.setTransientUserData(steps.previewRules(progress.argument(), progress.startedBy()));
        return "PREVIEWED";
    }
}
