package org.rebook.batch.ehr;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One lane of the reconciliation: reads back what is left of the run's items. */
@Named
@Dependent
public class ReadBackConfirmed extends AbstractBatchlet {

    @Inject
    LedgerSteps steps;

    @Inject
    @BatchProperty
    String run;

    @Inject
    @BatchProperty
    String lane;

    private volatile boolean stopped;

    @Override
    public String process() {
        for (String item : steps.itemsLeft(Long.parseLong(run), lane)) {
            if (stopped) {
                return "STOPPED";
            }
            steps.reconcile(Long.parseLong(run), item);
        }
        return "READ BACK";
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
