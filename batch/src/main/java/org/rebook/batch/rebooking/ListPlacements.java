package org.rebook.batch.rebooking;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Makes the plan's placements the items of the run. */
@Named
@Dependent
public class ListPlacements extends AbstractBatchlet {

    @Inject
    BulkMoves moves;

    @Inject
    @BatchProperty
    String run;

    @Override
    public String process() {
        moves.prepare(Long.parseLong(run));
        return "LISTED";
    }
}
