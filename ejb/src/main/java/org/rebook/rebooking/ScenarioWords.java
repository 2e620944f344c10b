package org.rebook.rebooking;

import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** How scenarios are put into words. */
final class ScenarioWords {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.UK).withZone(London.ZONE);

    private ScenarioWords() {}

    /**
     * What is otherwise than it stands, one sentence for each change.
     *
     * @param clinics names by id
     */
    static List<String> changes(ScenarioChanges changes, RuleSet inForce, Map<String, String> clinics) {
        List<String> words = new ArrayList<>();
        if (changes.participation() != null) {
            words.add("%d%% of those on strike are absent.".formatted(changes.participation()));
        }
        changes.sessions().forEach(added -> words.add(sessions(added, clinics)));
        changes.rules().forEach((setting, value) -> words.add(rule(setting, value, inForce)));
        return words;
    }

    /** "12 more sessions of Cardiology, Dr Gray: Saturdays at 09:00 for 6 weeks from 9 January 2027." */
    static String sessions(AddedSessions added, Map<String, String> clinics) {
        int sessions = added.days().size();
        return "%d more %s of %s: %s at %s for %d %s from %s."
                .formatted(
                        sessions,
                        sessions == 1 ? "session" : "sessions",
                        clinics.getOrDefault(added.clinic(), added.clinic()),
                        weekdays(added),
                        added.from(),
                        added.weeks(),
                        added.weeks() == 1 ? "week" : "weeks",
                        Wording.day(added.firstDay()));
    }

    private static String weekdays(AddedSessions added) {
        return added.weekdays().stream()
                .map((DayOfWeek day) -> RefusalWords.weekday(day) + "s")
                .collect(Collectors.joining(", "));
    }

    static String rule(Setting setting, String value, RuleSet inForce) {
        if (value.equals(inForce.value(setting))) {
            return "%s: %s, as it is by now (%s)."
                    .formatted(
                            setting.words(),
                            setting.inWords(value),
                            setting.rule().id());
        }
        return "%s: %s instead of %s (%s)."
                .formatted(
                        setting.words(),
                        setting.inWords(value),
                        setting.inWords(inForce.value(setting)),
                        setting.rule().id());
    }

    static String verdict(ScenarioDifference.Verdict verdict) {
        if (verdict.decision() == null) {
            return "keeps the place: the session runs in full";
        }
        return switch (verdict.decision()) {
            case STAY -> "keeps the place";
            case CONVERT -> "keeps the time, by phone or video";
            case UNPLACED ->
                verdict.forClinician() ? "goes to a clinician without a date" : "goes to a clerk without a date";
            case PROTECTED -> "is protected, and a person decides";
            case MOVE -> "moves to " + place(verdict);
        };
    }

    private static String place(ScenarioDifference.Verdict verdict) {
        List<String> words = new ArrayList<>();
        words.add(WHEN.format(verdict.newAt()));
        if (verdict.site() != null) {
            words.add(verdict.site());
        }
        if (verdict.clinician() != null) {
            words.add(verdict.clinician());
        }
        if (verdict.added()) {
            words.add("in an added session");
        }
        return String.join(", ", words);
    }

    /** Why a result would be another now; null while it would not, as far as can be told without working it out again. */
    static @Nullable String outdated(boolean forecastChanged, int appointments, int places, boolean newer) {
        List<String> words = new ArrayList<>();
        if (forecastChanged) {
            words.add("the strike has another forecast");
        }
        if (appointments > 0) {
            words.add("%,d of its appointments %s changed".formatted(appointments, appointments == 1 ? "was" : "were"));
        }
        if (places > 0) {
            words.add("%,d of its free places %s taken".formatted(places, places == 1 ? "is" : "are"));
        }
        if (newer) {
            words.add("another scenario was worked out from later data");
        }
        return words.isEmpty() ? null : "Since then " + String.join(", ", words) + ".";
    }
}
