package org.rebook.batch.run;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.listener.ChunkListener;
import jakarta.batch.api.listener.StepListener;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells a run why its step failed. Every step names it as its listener; a chunk tells of its own failures too. */
@Named
@Dependent
public class FailureListener implements StepListener, ChunkListener {

    private static final Logger LOG = Logger.getLogger(FailureListener.class.getName());

    @Inject
    StepContext step;

    @Inject
    RunLog log;

    @Inject
    @BatchProperty
    String run;

    @Override
    public void beforeStep() {
        // Nothing has failed yet.
    }

    @Override
    public void afterStep() {
        if (step.getException() != null) {
            tell(step.getException());
        }
    }

    @Override
    public void beforeChunk() {
        // Nothing has failed yet.
    }

    @Override
    public void onError(Exception failure) {
        tell(failure);
    }

    @Override
    public void afterChunk() {
        // Nothing has failed.
    }

    private void tell(Exception failure) {
        LOG.log(Level.WARNING, "Run " + run + ": step " + step.getStepName() + " failed.", failure);
        log.failing(Long.parseLong(run), "Step %s: %s".formatted(step.getStepName(), CauseInWords.of(failure)));
    }
}
