package org.rebook.web.operations;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rebook.clinic.London;
import org.rebook.strike.Declaration;
import org.rebook.strike.Participation;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.Preset;
import org.rebook.strike.StaffGrade;

/** An earlier strike, or a series of them, in the words in which strikes are declared. */
public record PresetJson(String id, String words, List<DeclarationJson> strikes) {

    /** One declaration; only its sites are missing. */
    public record DeclarationJson(
            String name,
            List<WindowJson> windows,
            List<String> staff,
            List<String> sites,
            Participation participation,
            Map<String, Integer> emergencyCover,
            Map<String, Integer> nightCover,
            Collection<String> derogations,
            PolicyProfile profile) {

        static DeclarationJson of(Declaration declared) {
            return new DeclarationJson(
                    declared.name(),
                    declared.windows().stream()
                            .map(window -> new WindowJson(
                                    onTheClock(window.startsAt()), onTheClock(window.endsAt()), names(window.staff())))
                            .toList(),
                    names(declared.staff()),
                    List.of(),
                    declared.participation(),
                    declared.emergencyCover(),
                    declared.nightCover(),
                    declared.derogations(),
                    declared.profile());
        }
    }

    /** A window on London's clock; no staff means everybody who is on strike. */
    public record WindowJson(String startsAt, String endsAt, List<String> staff) {}

    static PresetJson of(Preset preset) {
        return new PresetJson(
                preset.id(),
                preset.words(),
                preset.series(Set.of()).stream().map(DeclarationJson::of).toList());
    }

    private static List<String> names(Set<StaffGrade> staff) {
        return staff.stream().map(StaffGrade::grade).sorted().toList();
    }

    private static String onTheClock(Instant instant) {
        return LocalDateTime.ofInstant(instant, London.ZONE).toString();
    }
}
