package org.rebook.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run and how far it is. Items are counted by what became of them. */
public record RunProgress(
        long id,
        RunKind kind,
        RunStatus status,
        @Nullable Long strikeId,
        @Nullable Long planId,
        @Nullable Long parentId,
        @Nullable String argument,
        @Nullable Long executionId,
        Instant startedAt,
        String startedBy,
        @Nullable Instant endedAt,
        int restarts,
        @Nullable String message,
        int done,
        int heldBack,
        int failed,
        int left) {

    public int total() {
        return done + heldBack + failed + left;
    }

    /** Whole per cent of the items that have been settled; 100 when there are none and the run is over. */
    public int percent() {
        if (total() == 0) {
            return status.isOver() ? 100 : 0;
        }
        return (int) (100L * (total() - left) / total());
    }

    /** The time to go at the pace so far; null before the first item and when the run is over. */
    public @Nullable Duration timeToGo(Instant now) {
        int settled = total() - left;
        if (status.isOver() || settled == 0) {
            return null;
        }
        return Duration.between(startedAt, now).multipliedBy(left).dividedBy(settled);
    }
}
