package org.rebook.strike;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A strike as it stands. */
public record StrikeView(
        long id,
        String name,
        StrikeStatus status,
        PolicyProfile profile,
        Participation participation,
        List<StrikeWindow> windows,
        Set<StaffGrade> staff,
        Set<String> sites,
        Map<String, Integer> emergencyCover,
        @Nullable Instant assessedAt,
        Instant createdAt,
        String createdBy,
        long version) {

    public Instant firstInstant() {
        return windows.get(0).startsAt();
    }

    public Instant lastInstant() {
        return windows.get(windows.size() - 1).endsAt();
    }
}
