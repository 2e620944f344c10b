package org.rebook.batch.ehr;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Lists the changes that the EHR has not answered to. */
@Named
@Dependent
public class ListUnanswered extends AbstractBatchlet {

    @Inject
    LedgerSteps steps;

    @Inject
    @BatchProperty
    String run;

    @Override
    public String process() {
        steps.listUnanswered(Long.parseLong(run));
        return "LISTED";
    }
}
