package org.rebook.batch.rebooking;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Carries out a chunk of placements. */
@Named
@Dependent
public class PlacementWriter extends AbstractItemWriter {

    @Inject
    BulkMoves moves;

    @Inject
    @BatchProperty
    String run;

    @Override
    public void writeItems(List<Object> items) {
        moves.carryOut(
                Long.parseLong(run), items.stream().map(String.class::cast).toList());
    }
}
