package org.rebook.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value in which a rule set differs from the one before it.
 *
 * @param document the national document that says so, where one was named
 * @param who changed it; null for what Rebook is shipped with
 */
public record RuleChange(
        String version,
        Setting setting,
        String before,
        String after,
        String why,
        @Nullable String document,
        @Nullable String who,
        @Nullable Instant at) {

    public String beforeInWords() {
        return setting.inWords(before);
    }

    public String afterInWords() {
        return setting.inWords(after);
    }
}
