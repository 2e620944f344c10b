package org.rebook.run;

import org.jspecify.annotations.Nullable;

/** Starts, stops and restarts runs. The jobs themselves are in another module, which implements this. */
public interface RunControl {

    /**
     * Starts a job of the kind; its name is the kind's code.
     *
     * @return the run's id
     * @throws RunRefused when the kind needs a strike, a plan or an argument that is not given, or it cannot run now
     */
    long start(RunKind kind, @Nullable Long strikeId, @Nullable Long planId, @Nullable String argument);

    /** Starts the job of a run that has been noted with {@link Runs#begin}, once the caller's transaction commits. */
    void launch(long run);

    /** Asks a run to stop; what is under way is finished first. A run that is over stays as it is. */
    void stop(long run);

    /**
     * Goes on with a run that was stopped, interrupted or failed.
     *
     * @throws RunRefused when the run is not in such a state
     */
    void restart(long run);

    /**
     * Tries the failed items of a run that is over once more.
     *
     * @throws RunRefused when it is still under way, or no item of it has failed
     */
    void retryFailed(long run);
}
