package org.rebook.web.scenario;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.rebook.web.console.Parameters;

/** Reads a scenario from the fields of a form; what cannot be read is a problem by the id of its field. */
@RequestScoped
public class ScenarioForm {

    /** So many kinds of sessions and so many rules have fields. */
    static final int BLOCKS = 2;

    @Inject
    Parameters asked;

    private final Map<String, String> problems = new LinkedHashMap<>();

    ScenarioChanges changes() {
        Integer participation = parsed("participation", Integer::valueOf, "a whole number from 0 to 100");
        List<AddedSessions> sessions = new ArrayList<>();
        Map<Setting, String> rules = new TreeMap<>();
        for (int block = 1; block <= BLOCKS; block++) {
            AddedSessions added = sessions(block);
            if (added != null) {
                sessions.add(added);
            }
            rule(block, rules);
        }
        return new ScenarioChanges(participation, sessions, rules);
    }

    Map<String, String> problems() {
        return problems;
    }

    private @Nullable AddedSessions sessions(int block) {
        String clinic = asked.text("clinic" + block);
        if (clinic == null) {
            return null;
        }
        Set<DayOfWeek> weekdays = new TreeSet<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (asked.texts("weekdays" + block).contains(day.name())) {
                weekdays.add(day);
            }
        }
        if (weekdays.isEmpty()) {
            problems.put("weekdays" + block, "weekdays: choose at least one day of the week.");
        }
        LocalTime from = needed("from" + block, LocalTime::parse, "a time like 09:00");
        LocalDate firstDay = needed("first-day" + block, LocalDate::parse, "a day like 2026-12-05");
        Integer weeks = needed("weeks" + block, Integer::valueOf, "a whole number from 1 to 18");
        return from == null || firstDay == null || weeks == null || weekdays.isEmpty()
                ? null
                : new AddedSessions(clinic, weekdays, from, firstDay, weeks);
    }

    private void rule(int block, Map<Setting, String> rules) {
        Setting setting = asked.choice(Setting.class, "setting" + block);
        if (setting != null) {
            String value = asked.text("value" + block);
            if (rules.put(setting, value == null ? "" : value) != null) {
                problems.put("setting" + block, "setting: %s is chosen twice.".formatted(setting.words()));
            }
        }
    }

    private <T> @Nullable T needed(String field, Function<String, T> parse, String like) {
        if (asked.text(field) == null) {
            problems.put(field, "%s: it must be %s, and nothing was given.".formatted(plain(field), like));
            return null;
        }
        return parsed(field, parse, like);
    }

    private <T> @Nullable T parsed(String field, Function<String, T> parse, String like) {
        String text = asked.text(field);
        try {
            return text == null ? null : parse.apply(text);
        } catch (DateTimeException | NumberFormatException unreadable) {
            problems.put(field, "%s: '%s' is not %s.".formatted(plain(field), text, like));
            return null;
        }
    }

    private static String plain(String field) {
        return field.replaceAll("\\d", "").replace('-', ' ');
    }
}
