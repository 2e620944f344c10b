package org.rebook.web.strike;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rebook.clinic.London;
import org.rebook.strike.Declaration;
import org.rebook.strike.StaffGrade;
import org.rebook.strike.StrikeWindow;

/** An earlier strike in the fields of the form, by their names. */
final class PresetFields {

    private final Map<String, List<String>> fields = new HashMap<>();

    PresetFields(Declaration earlier) {
        put("name", earlier.name());
        int number = 0;
        for (StrikeWindow window : earlier.windows()) {
            number++;
            put("from", number, window.startsAt());
            put("to", number, window.endsAt());
            fields.put("staff-" + number, grades(window.staff()));
        }
        fields.put("staff", grades(earlier.staff()));
        fields.put("site", List.copyOf(earlier.sites()));
        put("low", earlier.participation().low());
        put("likely", earlier.participation().likely());
        put("high", earlier.participation().high());
        put("profile", earlier.profile());
        earlier.emergencyCover().forEach((specialty, wanted) -> put(DeclarationForm.COVER + specialty, wanted));
        earlier.nightCover().forEach((specialty, wanted) -> put(DeclarationForm.NIGHT + specialty, wanted));
        fields.put(DeclarationForm.DEROGATION, List.copyOf(earlier.derogations()));
    }

    List<String> texts(String name) {
        return fields.getOrDefault(name, List.of());
    }

    private void put(String side, int number, Instant instant) {
        ZonedDateTime moment = instant.atZone(London.ZONE);
        put(side + "-day-" + number, moment.toLocalDate());
        put(side + "-time-" + number, moment.toLocalTime());
    }

    private void put(String name, Object value) {
        fields.put(name, List.of(value.toString()));
    }

    private static List<String> grades(Set<StaffGrade> staff) {
        return staff.stream().map(StaffGrade::grade).toList();
    }
}
