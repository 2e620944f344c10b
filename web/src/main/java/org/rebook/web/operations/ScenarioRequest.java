package org.rebook.web.operations;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Setting;
import org.rebook.rebooking.AddedSessions;
import org.rebook.rebooking.ScenarioChanges;

/** Reads a scenario from JSON. */
record ScenarioRequest(String name, ScenarioChanges changes) {

    /** @throws Refused with every problem that the JSON itself has */
    static ScenarioRequest of(String json) {
        JsonFields fields = JsonFields.of(json);
        String name = fields.text("name");
        Integer participation = fields.has("participation") ? Integer.valueOf(fields.number("participation", 0)) : null;
        List<AddedSessions> sessions = fields.objects("sessions", ScenarioRequest::sessions);
        Map<Setting, String> rules = rules(fields.object("rules"));
        fields.requireGood();
        return new ScenarioRequest(name == null ? "" : name, new ScenarioChanges(participation, sessions, rules));
    }

    private static @Nullable AddedSessions sessions(JsonFields fields) {
        String clinic = fields.text("clinic");
        Set<DayOfWeek> weekdays = new TreeSet<>();
        for (String day : fields.texts("weekdays")) {
            Arrays.stream(DayOfWeek.values())
                    .filter(each -> each.name().equals(day))
                    .findFirst()
                    .ifPresentOrElse(
                            weekdays::add,
                            () -> fields.problem("weekdays", "'%s' is no day like SATURDAY.".formatted(day)));
        }
        LocalTime from = parsed(fields, "from", LocalTime::parse, "a time like 09:00");
        LocalDate firstDay = parsed(fields, "firstDay", LocalDate::parse, "a day like 2026-12-05");
        int weeks = fields.number("weeks", 1);
        if (clinic == null) {
            fields.problem("clinic", "say which clinic or list is copied.");
        }
        return clinic == null || from == null || firstDay == null
                ? null
                : new AddedSessions(clinic, weekdays, from, firstDay, weeks);
    }

    private static <T> @Nullable T parsed(JsonFields fields, String field, Function<String, T> parse, String like) {
        String text = fields.text(field);
        try {
            if (text != null) {
                return parse.apply(text);
            }
            fields.problem(field, "it must be %s, and none was given.".formatted(like));
        } catch (DateTimeException e) {
            fields.problem(field, "'%s' is not %s.".formatted(text, like));
        }
        return null;
    }

    private static Map<Setting, String> rules(@Nullable JsonFields fields) {
        Map<Setting, String> rules = new TreeMap<>();
        if (fields == null) {
            return rules;
        }
        for (String name : fields.names()) {
            String value = fields.text(name);
            Arrays.stream(Setting.values())
                    .filter(setting -> setting.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            setting -> rules.put(setting, value == null ? "" : value),
                            () -> fields.problem(name, "there is no value of the rules of that name."));
        }
        fields.noteUnread();
        return rules;
    }
}
