package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Scope;
import org.rebook.policy.Setting;

/** What a scenario may suppose; each refusal names the field and the value. */
final class ScenarioRules {

    /** So many can be read side by side, besides the strike as it stands. */
    static final int MOST_SCENARIOS = 8;

    private static final int LONGEST_NAME = 60;
    private static final int MOST_WEEKS = 18;
    private static final int MOST_KINDS = 10;

    private ScenarioRules() {}

    static String name(String typed, List<String> taken) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new ScenarioRefused(
                    "name: '%s' cannot be a scenario's name. Use 1 to %d letters.".formatted(typed, LONGEST_NAME));
        }
        if (taken.contains(name)) {
            throw new ScenarioRefused("name: there is a scenario '%s' already. Choose another name.".formatted(name));
        }
        return name;
    }

    static void room(int scenarios) {
        if (scenarios >= MOST_SCENARIOS) {
            throw new ScenarioRefused("scenarios: there are %d already, as many as fit side by side. Remove one first."
                    .formatted(scenarios));
        }
    }

    /** @param likely the strike's forecast as it stands */
    static void changes(ScenarioChanges changes, int likely, RuleSet inForce, LocalDate today) {
        if (changes.isEmpty()) {
            throw new ScenarioRefused(
                    "changes: nothing is otherwise than it stands. Give a participation, sessions to add or the value of a rule.");
        }
        participation(changes.participation(), likely);
        if (changes.sessions().size() > MOST_KINDS) {
            throw new ScenarioRefused("sessions: %d kinds of sessions are too many for one scenario, %d at most."
                    .formatted(changes.sessions().size(), MOST_KINDS));
        }
        Set<String> held = new HashSet<>();
        changes.sessions().forEach(added -> sessions(added, today, held));
        changes.rules().forEach((setting, value) -> rule(setting, value, inForce));
    }

    private static void participation(@Nullable Integer participation, int likely) {
        if (participation == null) {
            return;
        }
        if (participation < 0 || participation > 100) {
            throw new ScenarioRefused("participation: %d is not from 0 to 100 per cent.".formatted(participation));
        }
        if (participation == likely) {
            throw new ScenarioRefused("participation: %d%% is the strike's forecast already.".formatted(participation));
        }
    }

    private static void sessions(AddedSessions added, LocalDate today, Set<String> held) {
        if (added.weekdays().isEmpty()) {
            throw new ScenarioRefused("weekdays: say on which days of the week the sessions of clinic '%s' are held."
                    .formatted(added.clinic()));
        }
        if (added.weeks() < 1 || added.weeks() > MOST_WEEKS) {
            throw new ScenarioRefused("weeks: %d is not from 1 to %d.".formatted(added.weeks(), MOST_WEEKS));
        }
        if (!added.firstDay().isAfter(today)) {
            throw new ScenarioRefused("firstDay: %s is not after today, %s.".formatted(added.firstDay(), today));
        }
        for (LocalDate day : added.days()) {
            if (!held.add("%s %s %s".formatted(added.clinic(), day, added.from()))) {
                throw new ScenarioRefused("sessions: clinic '%s' would be held twice on %s at %s."
                        .formatted(added.clinic(), day, added.from()));
            }
        }
    }

    private static void rule(Setting setting, String value, RuleSet inForce) {
        if (setting.scope() == Scope.FIXED || setting.scope() == Scope.PATIENT) {
            throw new ScenarioRefused("%s: it stays %s and cannot be supposed to be '%s': no trust can change it."
                    .formatted(setting.name(), setting.inWords(inForce.value(setting)), value.strip()));
        }
        try {
            if (setting.normal(value).equals(inForce.value(setting))) {
                throw new ScenarioRefused(
                        "%s: it is %s already.".formatted(setting.name(), setting.inWords(inForce.value(setting))));
            }
        } catch (IllegalArgumentException e) {
            throw new ScenarioRefused(e.getMessage());
        }
    }

    /** The values as they are kept. */
    static Map<Setting, String> normal(Map<Setting, String> rules) {
        Map<Setting, String> normal = new TreeMap<>();
        rules.forEach((setting, value) -> normal.put(setting, setting.normal(value)));
        return normal;
    }
}
