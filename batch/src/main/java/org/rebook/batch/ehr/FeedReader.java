package org.rebook.batch.ehr;

import jakarta.annotation.Resource;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Reads the feed from where the database says it has been taken in to; the job's own checkpoint is not needed. */
@Named
@Dependent
public class FeedReader extends AbstractItemReader {

    @Inject
    FeedDesk desk;

    @Resource
    ManagedExecutorService threads;

    @Inject
    @BatchProperty
    String run;

    @Inject
    @BatchProperty
    int lines;

    private @Nullable FeedBlocks blocks;

    @Override
    public void open(@Nullable Serializable checkpoint) {
        long id = Long.parseLong(run);
        blocks = new FeedBlocks(desk.folder(id), desk.files(id), lines, threads);
    }

    @Override
    public @Nullable Object readItem() throws IOException, InterruptedException {
        return blocks == null ? null : blocks.next();
    }

    @Override
    public void close() throws IOException {
        if (blocks != null) {
            blocks.close();
        }
    }
}
