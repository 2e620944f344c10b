package org.rebook.web.strike;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.strike.Declaration;
import org.rebook.strike.Participation;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.StaffGrade;
import org.rebook.strike.StrikeWindow;
import org.rebook.web.console.Parameters;

/** Reads a declaration from the fields of the form; what cannot be read is named with its field and its value. */
final class DeclarationForm {

    static final List<Integer> WINDOWS = List.of(1, 2, 3, 4, 5, 6);
    static final String COVER = "cover-";
    static final String NIGHT = "night-";
    static final String DEROGATION = "derogation";
    static final List<String> NAMES = Stream.concat(
                    Stream.of("name", "staff", "site", "low", "likely", "high", "profile", DEROGATION),
                    WINDOWS.stream().flatMap(n -> Stream.of("from-day-", "from-time-", "to-day-", "to-time-", "staff-")
                            .map(field -> field + n)))
            .toList();

    private final Parameters asked;
    private final Map<String, String> problems = new LinkedHashMap<>();

    DeclarationForm(Parameters asked) {
        this.asked = asked;
    }

    /** By the id of the field; empty when the declaration is good. */
    Map<String, String> problems() {
        return problems;
    }

    /** Null when there are problems. */
    @Nullable
    Declaration declaration() {
        String name = asked.text("name");
        if (name == null) {
            problems.put("name", "Give the strike a name.");
        }
        List<StrikeWindow> windows = windows();
        Set<StaffGrade> staff = staff("staff");
        if (staff.isEmpty()) {
            problems.put("staff", "Choose which staff are on strike.");
        }
        Set<String> sites = new HashSet<>(asked.texts("site"));
        if (sites.isEmpty()) {
            problems.put("sites", "Choose at least one site.");
        }
        Participation participation = participation();
        Map<String, Integer> cover = cover(COVER);
        Map<String, Integer> nights = cover(NIGHT);
        Set<String> derogations = new HashSet<>(asked.texts(DEROGATION));
        PolicyProfile profile = asked.choice(PolicyProfile.class, "profile");
        if (profile == null) {
            problems.put("profiles", "Choose what the trust means to keep going.");
        }
        if (name == null || profile == null || participation == null || !problems.isEmpty()) {
            return null;
        }
        Declaration declaration =
                new Declaration(name, windows, staff, sites, participation, cover, nights, derogations, profile);
        declaration.problems().forEach(problem -> problems.put(fieldOf(problem), wordsOf(problem)));
        return problems.isEmpty() ? declaration : null;
    }

    private List<StrikeWindow> windows() {
        List<StrikeWindow> windows = new ArrayList<>();
        for (int number : WINDOWS) {
            boolean used = asked.flag("from-day-" + number) || asked.flag("to-day-" + number);
            if (!used && number > 1) {
                continue;
            }
            Instant from = instant("from", number, "starts");
            Instant to = instant("to", number, "ends");
            if (from != null && to != null) {
                try {
                    windows.add(new StrikeWindow(from, to, staff("staff-" + number)));
                } catch (IllegalArgumentException refused) {
                    problems.put("to-day-" + number, wordsOf(refused.getMessage()));
                }
            }
        }
        return windows;
    }

    private @Nullable Instant instant(String side, int number, String verb) {
        String day = asked.text(side + "-day-" + number);
        String time = asked.text(side + "-time-" + number);
        LocalDate date = null;
        LocalTime clock = null;
        try {
            date = day == null ? null : LocalDate.parse(day);
        } catch (DateTimeParseException unreadable) {
            problems.put(side + "-day-" + number, "'%s' is not a day. Write it like 2016-04-26.".formatted(day));
            return null;
        }
        try {
            clock = time == null ? null : LocalTime.parse(time);
        } catch (DateTimeParseException unreadable) {
            problems.put(side + "-time-" + number, "'%s' is not a time. Write it like 08:00.".formatted(time));
            return null;
        }
        if (date == null) {
            problems.put(side + "-day-" + number, "Say on which day the strike %s.".formatted(verb));
        }
        if (clock == null) {
            problems.put(side + "-time-" + number, "Say at what time the strike %s.".formatted(verb));
        }
        return date == null || clock == null
                ? null
                : date.atTime(clock).atZone(London.ZONE).toInstant();
    }

    private Set<StaffGrade> staff(String field) {
        return asked.texts(field).stream()
                .flatMap(grade ->
                        StaffGrade.ALL.stream().filter(known -> known.grade().equals(grade)))
                .collect(Collectors.toSet());
    }

    private @Nullable Participation participation() {
        Integer low = perCent("low");
        Integer likely = perCent("likely");
        Integer high = perCent("high");
        if (low == null || likely == null || high == null) {
            return null;
        }
        try {
            return new Participation(low, likely, high);
        } catch (IllegalArgumentException refused) {
            problems.put("low", wordsOf(refused.getMessage()));
            return null;
        }
    }

    private @Nullable Integer perCent(String field) {
        String text = asked.text(field);
        if (text == null || !text.matches("\\d{1,3}") || Integer.parseInt(text) > 100) {
            problems.put(
                    field,
                    "Enter a whole number from 0 to 100 for %s%s."
                            .formatted(field, text == null ? "" : ", not '" + text + "'"));
            return null;
        }
        return Integer.valueOf(text);
    }

    private Map<String, Integer> cover(String prefix) {
        Map<String, Integer> cover = new LinkedHashMap<>();
        for (String field : asked.namesBeginningWith(prefix)) {
            String text = asked.text(field);
            if (text == null || text.equals("0")) {
                continue;
            }
            if (text.matches("\\d{1,3}")) {
                cover.put(field.substring(prefix.length()), Integer.valueOf(text));
            } else {
                problems.put(field, "Enter a whole number of consultants, not '%s'.".formatted(text));
            }
        }
        return cover;
    }

    // The core names the field before a colon; here the field is shown, so its words are enough.
    private static String fieldOf(String problem) {
        String field = problem.substring(0, problem.indexOf(':'));
        return switch (field) {
            case "windows" -> "from-day-1";
            case "emergencyCover" -> "cover";
            case "nightCover" -> "nights";
            default -> field;
        };
    }

    private static String wordsOf(String problem) {
        String words = problem.substring(problem.indexOf(':') + 1).strip();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
