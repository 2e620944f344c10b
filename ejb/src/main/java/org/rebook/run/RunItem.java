package org.rebook.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One item of a run and what became of it. */
public record RunItem(
        String item,
        String partition,
        ItemStatus status,
        @Nullable String reason,
        @Nullable Instant at,
        int attempts) {}
