package org.rebook.batch.rebooking;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * Counts the patients left without a date, an owner or a reason (R-REP-02): more than none fails the run. Promises that are
 * not kept move up to the next person in line.
 */
@Named
@Dependent
public class CheckOrphans extends AbstractBatchlet {

    @Inject
    StrikeSteps steps;

    @Inject
    JobContext job;

    @Override
    public String process() {
        int movedUp = steps.moveUp("rebook");
        long orphans = steps.countOrphans();
        if (orphans > 0) {
            throw new IllegalStateException(orphans + " patients are without a date, an owner or a reason.");
        }
        job.setTransientUserData("No patient is without a date, an owner or a reason. %d promises moved up (R-REB-25)."
                .formatted(movedUp));
        return "CHECKED";
    }
}
