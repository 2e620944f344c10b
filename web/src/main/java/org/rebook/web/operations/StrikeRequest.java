package org.rebook.web.operations;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.strike.Declaration;
import org.rebook.strike.Participation;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.StaffGrade;
import org.rebook.strike.StrikeWindow;

/** Reads a declaration of a strike from JSON. */
final class StrikeRequest {

    private static final Participation NOT_GIVEN = new Participation(0, 0, 0);

    private StrikeRequest() {}

    /** @throws Refused with every problem that the JSON itself has */
    static Declaration declaration(String json) {
        JsonFields fields = JsonFields.of(json);
        String name = fields.text("name");
        List<StrikeWindow> windows = fields.objects("windows", StrikeRequest::window);
        Set<StaffGrade> staff = staff(fields);
        Map<String, Integer> nights = cover(fields.object("nightCover"));
        Set<String> derogations = new LinkedHashSet<>(fields.texts("derogations"));
        Set<String> sites = new LinkedHashSet<>(fields.texts("sites"));
        Participation participation = participation(fields);
        Map<String, Integer> cover = cover(fields.object("emergencyCover"));
        PolicyProfile profile = profile(fields);
        fields.requireGood();
        return new Declaration(
                name == null ? "" : name, windows, staff, sites, participation, cover, nights, derogations, profile);
    }

    private static @Nullable StrikeWindow window(JsonFields fields) {
        Instant starts = instant(fields, "startsAt");
        Instant ends = instant(fields, "endsAt");
        Set<StaffGrade> staff = staff(fields);
        if (starts == null || ends == null) {
            return null;
        }
        try {
            return new StrikeWindow(starts, ends, staff);
        } catch (IllegalArgumentException e) {
            fields.problem("endsAt", Refused.Problem.of(e.getMessage()).message());
            return null;
        }
    }

    private static @Nullable Instant instant(JsonFields fields, String field) {
        String text = fields.text(field);
        if (text == null) {
            fields.problem(field, "say when, like 2016-04-26T08:00 (London's clock) or 2016-04-26T07:00:00Z.");
            return null;
        }
        try {
            boolean hasOffset = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            return hasOffset ? OffsetDateTime.parse(text).toInstant() : onLondonsClock(LocalDateTime.parse(text));
        } catch (DateTimeException e) {
            fields.problem(
                    field,
                    "'%s' is no time that London's clock shows once, like 2016-04-26T08:00. Maybe give its offset?"
                            .formatted(text));
            return null;
        }
    }

    // In the hours when the clocks change a local time may not exist, or come twice; nobody should have to guess.
    private static Instant onLondonsClock(LocalDateTime local) {
        List<ZoneOffset> offsets = London.ZONE.getRules().getValidOffsets(local);
        if (offsets.size() != 1) {
            throw new DateTimeException(local + " comes " + offsets.size() + " times.");
        }
        return local.toInstant(offsets.get(0));
    }

    private static Set<StaffGrade> staff(JsonFields fields) {
        Set<StaffGrade> staff = new LinkedHashSet<>();
        for (String grade : fields.texts("staff")) {
            try {
                staff.add(StaffGrade.of(grade));
            } catch (IllegalArgumentException e) {
                fields.problem("staff", Refused.Problem.of(e.getMessage()).message());
            }
        }
        return staff;
    }

    private static Participation participation(JsonFields fields) {
        JsonFields given = fields.object("participation");
        if (given == null) {
            fields.problem("participation", "say how many per cent are expected out: low, likely and high.");
            return NOT_GIVEN;
        }
        int low = given.number("low", 0);
        int likely = given.number("likely", 0);
        int high = given.number("high", 0);
        given.noteUnread();
        try {
            return new Participation(low, likely, high);
        } catch (IllegalArgumentException e) {
            fields.problem("participation", Refused.Problem.of(e.getMessage()).message());
            return NOT_GIVEN;
        }
    }

    private static Map<String, Integer> cover(@Nullable JsonFields given) {
        Map<String, Integer> cover = new TreeMap<>();
        if (given != null) {
            given.names().forEach(specialty -> cover.put(specialty, given.number(specialty, 0)));
        }
        return cover;
    }

    private static PolicyProfile profile(JsonFields fields) {
        String profile = fields.text("profile");
        if (profile == null) {
            return PolicyProfile.LOCAL;
        }
        return Arrays.stream(PolicyProfile.values())
                .filter(known -> known.name().equals(profile))
                .findFirst()
                .orElseGet(() -> {
                    fields.problem(
                            "profile",
                            "there is no profile '%s'. Maybe one of %s?"
                                    .formatted(profile, List.of(PolicyProfile.values())));
                    return PolicyProfile.LOCAL;
                });
    }
}
