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
 * @param staff everybody who is on strike at some time
 * @param participation per cent of the staff on strike who are expected to be absent
 * @param emergencyCover consultants wanted for emergencies on each half day and site, by treatment function code
 * @param nightCover consultants wanted for each of the strike's nights at each site, by treatment function code
 * @param derogations treatment function codes for which the union has agreed that the staff may work
 */
public record Declaration(
        String name,
        List<StrikeWindow> windows,
        Set<StaffGrade> staff,
        Set<String> sites,
        Participation participation,
        Map<String, Integer> emergencyCover,
        Map<String, Integer> nightCover,
        Set<String> derogations,
        PolicyProfile profile) {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(14);
    private static final int MOST_CONSULTANTS = 50;

    /** A strike without cover at night and without derogations. */
    public Declaration(
            String name,
            List<StrikeWindow> windows,
            Set<StaffGrade> staff,
            Set<String> sites,
            Participation participation,
            Map<String, Integer> emergencyCover,
            PolicyProfile profile) {
        this(name, windows, staff, sites, participation, emergencyCover, Map.of(), Set.of(), profile);
    }

    /** What keeps this declaration from being taken, each line naming the field and the value; empty when nothing does. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (name.isBlank() || name.length() > 120) {
            problems.add("name: give the strike a name of 1 to 120 characters, not '%s'.".formatted(name));
        }
        problems.addAll(problemsOfWindows());
        if (staff.isEmpty()) {
            problems.add("staff: say which staff are on strike.");
        }
        if (sites.isEmpty()) {
            problems.add("sites: say at which sites.");
        }
        problems.addAll(problemsOf("emergencyCover", emergencyCover));
        problems.addAll(problemsOf("nightCover", nightCover));
        return problems;
    }

    private List<String> problemsOfWindows() {
        List<String> problems = new ArrayList<>();
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
            StrikeWindow later = inOrder.get(i);
            inOrder.subList(0, i).stream()
                    .filter(later::clashesWith)
                    .forEach(earlier -> problems.add("windows: %s overlaps %s.".formatted(later, earlier)));
        }
        windows.stream()
                .flatMap(window -> window.staff().stream())
                .filter(grade -> !staff.contains(grade))
                .distinct()
                .forEach(grade -> problems.add(
                        "windows: %s has a window but is not among the staff on strike.".formatted(grade.inWords())));
        staff.stream()
                .filter(grade -> !windows.isEmpty() && windows.stream().noneMatch(window -> isOut(grade, window)))
                .forEach(grade -> problems.add(
                        "staff: %s is on strike but out in none of the windows.".formatted(grade.inWords())));
        return problems;
    }

    private static boolean isOut(StaffGrade grade, StrikeWindow window) {
        return window.staff().isEmpty() || window.staff().contains(grade);
    }

    private static List<String> problemsOf(String field, Map<String, Integer> cover) {
        return cover.entrySet().stream()
                .filter(wanted -> wanted.getValue() < 0 || wanted.getValue() > MOST_CONSULTANTS)
                .map(wanted -> "%s: %d consultants for specialty %s is not between 0 and %d."
                        .formatted(field, wanted.getValue(), wanted.getKey(), MOST_CONSULTANTS))
                .toList();
    }
}
