package org.rebook.policy;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a draft of the rules may be: its name, its first day, and which values a trust may change with which grounds. */
final class DraftRules {

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern YEAR = Pattern.compile(".*\\b(19|20)\\d\\d\\b.*", Pattern.DOTALL);
    // "NHS England, 2026" is about the least that lets somebody find a document.
    private static final int SHORTEST_DOCUMENT = 12;

    private DraftRules() {}

    static String version(String typed) {
        String version = typed.strip();
        if (!VERSION.matcher(version).matches()) {
            throw new RuleRefused(
                    "version: '%s' cannot be a version's name. Use up to 40 letters, digits, dots, hyphens and underscores, like 2026.2-rfl."
                            .formatted(typed));
        }
        return version;
    }

    static LocalDate validFrom(LocalDate day, LocalDate today) {
        if (day.isBefore(today)) {
            throw new RuleRefused(
                    "validFrom: %s has passed. Rules change from today (%s) on; what was planned keeps the rules it was planned with."
                            .formatted(day, today));
        }
        return day;
    }

    static String why(String typed) {
        if (typed.isBlank()) {
            throw new RuleRefused("why: say why, so that whoever approves and whoever asks later can judge it.");
        }
        return typed.strip();
    }

    /**
     * The value as it is kept.
     *
     * @param document what national document says so; needed where the value follows national policy
     * @throws RuleRefused naming the setting and the value
     */
    static String value(Setting setting, String typed, @Nullable String document) {
        if (setting.scope() == Scope.FIXED) {
            throw new RuleRefused(
                    "%s: it stays %s and cannot become '%s': it is how Rebook works, and no trust can change it."
                            .formatted(setting.name(), setting.inWords(setting.usual()), typed.strip()));
        }
        if (setting.scope() == Scope.PATIENT) {
            throw new RuleRefused("%s: it comes from each patient's record and cannot become '%s' for all."
                    .formatted(setting.name(), typed.strip()));
        }
        String value;
        try {
            value = setting.normal(typed);
        } catch (IllegalArgumentException e) {
            throw new RuleRefused(e.getMessage());
        }
        if (setting.scope() == Scope.NATIONAL && !namesADocument(document)) {
            throw new RuleRefused(
                    "%s: '%s' would differ from national policy. Name the national document that says so, with publisher, title and year; a trust cannot change it by itself."
                            .formatted(setting.name(), typed.strip()));
        }
        return value;
    }

    private static boolean namesADocument(@Nullable String document) {
        return document != null
                && document.strip().length() >= SHORTEST_DOCUMENT
                && YEAR.matcher(document).matches();
    }
}
