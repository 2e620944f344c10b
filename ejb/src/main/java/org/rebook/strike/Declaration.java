package org.rebook.strike;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a strike when it is declared (R-IMP-01, R-IMP-04).
 *
 * @param participation per cent of the staff on strike who are expected to be absent
 * @param emergencyCover consultants wanted for emergencies on each half day and site, by treatment function code
 */
public record Declaration(
        String name,
        List<StrikeWindow> windows,
        Set<StaffGrade> staff,
        Set<String> sites,
        Participation participation,
        Map<String, Integer> emergencyCover,
        PolicyProfile profile) {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(14);

    /** What keeps this declaration from being taken, each line naming the field and the value; empty when nothing does. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (name.isBlank() || name.length() > 120) {
            problems.add("name: give the strike a name of 1 to 120 characters, not '%s'.".formatted(name));
        }
        if (windows.isEmpty()) {
            problems.add("windows: say when the strike starts and ends.");
        }
        windows.stream()
                .filter(window ->
                        Duration.between(window.startsAt(), window.endsAt()).compareTo(LONGEST_WINDOW) > 0)
                .forEach(window -> problems.add(
                        "windows: %s is longer than 14 days. Maybe the end date is wrong?".formatted(window)));
        List<StrikeWindow> inOrder = windows.stream()
                .sorted(Comparator.comparing(StrikeWindow::startsAt))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            if (inOrder.get(i).startsAt().isBefore(inOrder.get(i - 1).endsAt())) {
                problems.add("windows: %s overlaps %s.".formatted(inOrder.get(i), inOrder.get(i - 1)));
            }
        }
        if (staff.isEmpty()) {
            problems.add("staff: say which staff are on strike.");
        }
        if (sites.isEmpty()) {
            problems.add("sites: say at which sites.");
        }
        emergencyCover.forEach((specialty, wanted) -> {
            if (wanted < 0 || wanted > 50) {
                problems.add("emergencyCover: %d consultants for specialty %s is not between 0 and 50."
                        .formatted(wanted, specialty));
            }
        });
        return problems;
    }
}
