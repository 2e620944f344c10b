package org.rebook.run;

import org.jspecify.annotations.Nullable;

/** Starts, stops and restarts runs. The jobs themselves are in another module, which implements this. */
public interface RunControl {

    /**
     * Starts a job of the kind; its name is the kind's code.
     *
     * @return the run's id
     * @throws IllegalArgumentException when the kind needs a strike, a plan or an argument that is not given
     */
    long start(RunKind kind, @Nullable Long strikeId, @Nullable Long planId, @Nullable String argument);

    /** Starts the job of a run that has been noted with {@link Runs#begin}, once the caller's transaction commits. */
    void launch(long run);

    /** Asks a run to stop; what is under way is finished first. */
    void stop(long run);

    /**
     * Goes on with a run that was stopped, interrupted or failed.
     *
     * @throws IllegalStateException when the run is not in such a state
     */
    void restart(long run);
}
