package org.rebook.rebooking;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/**
 * What a scenario supposes that is not so.
 *
 * @param participation how many per cent are absent; null as the strike's forecast has it
 * @param rules the values that differ from the rules in force
 */
public record ScenarioChanges(
        @Nullable Integer participation, List<AddedSessions> sessions, Map<Setting, String> rules) {

    public static final ScenarioChanges NONE = new ScenarioChanges(null, List.of(), Map.of());

    public ScenarioChanges {
        sessions = List.copyOf(sessions);
        rules = new TreeMap<>(rules);
    }

    public boolean isEmpty() {
        return participation == null && sessions.isEmpty() && rules.isEmpty();
    }

    RuleSet on(RuleSet inForce) {
        RuleSet changed = inForce;
        for (Map.Entry<Setting, String> rule : rules.entrySet()) {
            changed = changed.with(rule.getKey(), rule.getValue());
        }
        return changed;
    }
}
