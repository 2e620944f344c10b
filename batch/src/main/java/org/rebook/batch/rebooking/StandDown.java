package org.rebook.batch.rebooking;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Stands down the sessions that the run has emptied, and closes the plan. */
@Named
@Dependent
public class StandDown extends AbstractBatchlet {

    @Inject
    BulkMoves moves;

    @Inject
    @BatchProperty
    String run;

    @Override
    public String process() {
        moves.standDown(Long.parseLong(run));
        return "STOOD_DOWN";
    }
}
