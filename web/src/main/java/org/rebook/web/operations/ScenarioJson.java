package org.rebook.web.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.AddedSessions;
import org.rebook.rebooking.Scenario;
import org.rebook.rebooking.ScenarioFigures;

/** A scenario as scripts read it. */
public record ScenarioJson(
        long id,
        long strike,
        String name,
        boolean asItStands,
        @Nullable Integer participation,
        List<AddedSessions> sessions,
        Map<String, String> rules,
        List<String> inWords,
        Instant createdAt,
        String createdBy,
        @Nullable ResultJson result) {

    /** What it came to; {@code outdated} says why it would come out otherwise now. */
    public record ResultJson(
            long run,
            String fingerprint,
            String ruleVersion,
            Instant madeAt,
            @Nullable String outdated,
            ScenarioFigures figures) {}

    static ScenarioJson of(Scenario scenario) {
        Map<String, String> rules = new TreeMap<>();
        scenario.changes().rules().forEach((setting, value) -> rules.put(setting.name(), value));
        Scenario.Result result = scenario.result();
        return new ScenarioJson(
                scenario.id(),
                scenario.strikeId(),
                scenario.name(),
                scenario.asItStands(),
                scenario.changes().participation(),
                scenario.changes().sessions(),
                rules,
                scenario.changesInWords(),
                scenario.createdAt(),
                scenario.createdBy(),
                result == null
                        ? null
                        : new ResultJson(
                                result.run(),
                                result.fingerprint(),
                                result.ruleVersion(),
                                result.madeAt(),
                                result.outdated(),
                                result.figures()));
    }
}
