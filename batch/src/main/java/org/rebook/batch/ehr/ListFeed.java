package org.rebook.batch.ehr;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Notes the files of the feed, so that a restart takes in the same ones. */
@Named
@Dependent
public class ListFeed extends AbstractBatchlet {

    @Inject
    FeedDesk desk;

    @Inject
    @BatchProperty
    String run;

    @Override
    public String process() {
        desk.begin(Long.parseLong(run));
        return "LISTED";
    }
}
