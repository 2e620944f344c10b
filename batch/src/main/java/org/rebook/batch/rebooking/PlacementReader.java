package org.rebook.batch.rebooking;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads what is left of a lane. It needs no checkpoint: what has been settled is no longer left. */
@Named
@Dependent
public class PlacementReader extends AbstractItemReader {

    @Inject
    BulkMoves moves;

    @Inject
    @BatchProperty
    String run;

    @Inject
    @BatchProperty
    String lane;

    @Inject
    @BatchProperty
    String lanes;

    private Iterator<String> left = Collections.emptyIterator();

    @Override
    public void open(@Nullable Serializable checkpoint) {
        left = moves.left(Long.parseLong(run), Integer.parseInt(lane), Integer.parseInt(lanes))
                .iterator();
    }

    @Override
    public @Nullable Object readItem() {
        return left.hasNext() ? left.next() : null;
    }
}
