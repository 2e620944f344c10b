package org.rebook.rebooking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would come of a strike if something were otherwise. It is no plan: it can be neither approved nor carried out.
 *
 * @param asItStands whether nothing is otherwise: what the others are compared with
 * @param changesInWords what is otherwise, one sentence for each change
 * @param result what it came to when it was last worked out; null before
 */
public record Scenario(
        long id,
        long strikeId,
        String name,
        boolean asItStands,
        ScenarioChanges changes,
        List<String> changesInWords,
        Instant createdAt,
        String createdBy,
        @Nullable Result result) {

    /**
     * What a scenario came to.
     *
     * @param fingerprint of the strike's data as they really were then
     * @param outdated why it would come out otherwise now; null while the same data are there
     */
    public record Result(
            long run,
            String fingerprint,
            String ruleVersion,
            Instant madeAt,
            ScenarioFigures figures,
            @Nullable String outdated) {}
}
