package org.rebook.batch.ehr;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Takes blocks of a feed in, each with the mark how far its file is. */
@Named
@Dependent
public class FeedWriter extends AbstractItemWriter {

    @Inject
    FeedDesk desk;

    @Inject
    @BatchProperty
    String run;

    @Override
    public void writeItems(List<Object> blocks) {
        for (Object block : blocks) {
            desk.take(Long.parseLong(run), (FeedBlocks.Block) block);
        }
    }
}
