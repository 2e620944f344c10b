package org.rebook.web.operations;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rebook.run.RunProgress;
import org.rebook.run.RunStatus;

/** A run as scripts read it. */
public record RunJson(
        long id,
        String kind,
        RunStatus status,
        @Nullable Long strike,
        @Nullable Long plan,
        @Nullable Long parent,
        @Nullable String argument,
        Instant startedAt,
        String startedBy,
        @Nullable Instant endedAt,
        int restarts,
        @Nullable String message,
        int done,
        int heldBack,
        int failed,
        int left,
        int percent,
        @Nullable Long secondsToGo) {

    static RunJson of(RunProgress run) {
        Duration toGo = run.timeToGo(Instant.now());
        return new RunJson(
                run.id(),
                run.kind().code(),
                run.status(),
                run.strikeId(),
                run.planId(),
                run.parentId(),
                run.argument(),
                run.startedAt(),
                run.startedBy(),
                run.endedAt(),
                run.restarts(),
                run.message(),
                run.done(),
                run.heldBack(),
                run.failed(),
                run.left(),
                run.percent(),
                toGo == null ? null : toGo.toSeconds());
    }
}
