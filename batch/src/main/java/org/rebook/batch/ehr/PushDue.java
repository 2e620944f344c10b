package org.rebook.batch.ehr;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One lane of the push: change after change until none is due or the run is stopped. */
@Named
@Dependent
public class PushDue extends AbstractBatchlet {

    @Inject
    Lanes lanes;

    private volatile boolean stopped;

    @Override
    public String process() throws InterruptedException {
        while (!stopped && lanes.pushNext()) {
            // The next one.
        }
        return "PUSHED";
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
