package org.rebook.batch.ehr;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Lists the changes that are to be read back. */
@Named
@Dependent
public class ListAnswered extends AbstractBatchlet {

    @Inject
    LedgerSteps steps;

    @Inject
    @BatchProperty
    String run;

    @Override
    public String process() {
        steps.listAnswered(Long.parseLong(run));
        return "LISTED";
    }
}
