package org.rebook.rebooking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotTime;
import org.rebook.pathway.PathwayKind;
import org.rebook.patient.Vulnerability;

/** A line of edge-patients.md, read word by word; a word that it does not know is an error of the table. */
final class EdgePatient {

    static final LocalDate LOST_ON = SampleStrike.STRIKE_DAY;

    // What matters to those who write and ring, and to no rule.
    private static final Set<String> FOR_PEOPLE = Set.of("restricted record", "shared phone");
    private static final Pattern DATE = Pattern.compile("\\d{1,2} \\p{L}+ \\d{4}");

    private final String[] cells;

    private AppointmentKind kind = AppointmentKind.NEW;
    private String specialty = "";
    private Priority priority = Priority.ROUTINE;
    private @Nullable LocalDate prioritySetOn;
    private PathwayKind pathway = PathwayKind.FOLLOW_UP;
    private boolean suspectedCancer;
    private @Nullable LocalDate started;
    private @Nullable LocalDate decided;
    private @Nullable LocalDate requested;
    private @Nullable LocalDate lcad;
    private @Nullable LocalDate born;
    private @Nullable LocalDate died;
    private @Nullable LocalDate assessed;
    private boolean interpreter;
    private boolean transport;
    private boolean electronicReferral;
    private boolean protectedClinic;
    private int cancelled;
    private int usualMinutes = 20;
    private final Set<Vulnerability> vulnerabilities = EnumSet.noneOf(Vulnerability.class);
    private final Set<String> needs = new TreeSet<>();
    private final Set<DayOfWeek> away = EnumSet.noneOf(DayOfWeek.class);
    private final Set<Displaced.Link> links = new HashSet<>();

    EdgePatient(String[] cells) {
        this.cells = cells;
        Arrays.stream(cells[1].split("; ")).forEach(this::learn);
    }

    String appointment() {
        return cells[0];
    }

    String plan() {
        return cells[2];
    }

    String until() {
        return cells[3];
    }

    List<String> slots() {
        return Arrays.asList(cells[4].split("; (?=day )"));
    }

    @Override
    public String toString() {
        return appointment();
    }

    private void learn(String fact) {
        boolean known = FOR_PEOPLE.contains(fact)
                || reads(fact, "(new|follow-up|test|operation) in (\\d{3})", found -> {
                    kind = kindOf(found.group(1));
                    specialty = found.group(2);
                })
                || reads(fact, "([A-Z0-9_]+) since (\\d+) days", found -> {
                    priority = Priority.valueOf(found.group(1));
                    prioritySetOn = daysBefore(found.group(2));
                })
                || reads(fact, "(rtt|cancer|diagnostic|planned) clock day (\\d+)", found -> {
                    pathway = PathwayKind.valueOf(found.group(1).toUpperCase(Locale.UK));
                    started = daysBefore(found.group(2));
                })
                || reads(fact, "referred as suspected cancer", found -> suspectedCancer = true)
                || reads(fact, "treatment decided (\\d+) days before", found -> decided = daysBefore(found.group(1)))
                || reads(fact, "test asked for (\\d+) days before", found -> requested = daysBefore(found.group(1)))
                || reads(
                        fact,
                        "to be seen within (\\d+) days",
                        found -> lcad = LOST_ON.plusDays(Integer.parseInt(found.group(1))))
                || reads(
                        fact,
                        "(\\d+) years old",
                        found -> born = LOST_ON.minusYears(Integer.parseInt(found.group(1)))
                                .minusDays(100))
                || reads(fact, "assessed (\\d+) days before", found -> assessed = daysBefore(found.group(1)))
                || reads(fact, "interpreter", found -> interpreter = true)
                || reads(fact, "transport", found -> transport = true)
                || reads(fact, "usually (\\d+) minutes", found -> usualMinutes = Integer.parseInt(found.group(1)))
                || reads(fact, "booked through e-RS", found -> electronicReferral = true)
                || reads(fact, "protected clinic", found -> protectedClinic = true)
                || reads(fact, "cancelled once before", found -> cancelled = 1)
                || reads(fact, "has died", found -> died = LOST_ON.minusDays(20))
                || reads(fact, "prisoner", found -> vulnerabilities.add(Vulnerability.PRISONER))
                || reads(
                        fact,
                        "needs (.+)",
                        found -> needs.addAll(List.of(found.group(1).split(" and "))))
                || reads(fact, "cannot come on (.+)", found -> Arrays.stream(
                                found.group(1).split(", "))
                        .map(DayOfWeek::valueOf)
                        .forEach(away::add))
                || reads(
                        fact,
                        "(before|after) a \\w+ the day (before|after), (\\d+) to (\\d+) days apart",
                        found -> links.add(link(found)));
        if (!known) {
            throw new IllegalArgumentException("%s: '%s' is not understood.".formatted(appointment(), fact));
        }
    }

    private static boolean reads(String fact, String form, Consumer<Matcher> learn) {
        Matcher found = Pattern.compile(form).matcher(fact);
        if (!found.matches()) {
            return false;
        }
        learn.accept(found);
        return true;
    }

    private static AppointmentKind kindOf(String word) {
        return switch (word) {
            case "new" -> AppointmentKind.NEW;
            case "follow-up" -> AppointmentKind.FOLLOW_UP;
            case "test" -> AppointmentKind.DIAGNOSTIC;
            default -> AppointmentKind.OPERATION;
        };
    }

    private static Displaced.Link link(Matcher found) {
        return new Displaced.Link(
                "other",
                Displaced.LinkType.valueOf(found.group(1).toUpperCase(Locale.UK)),
                Integer.parseInt(found.group(3)),
                Integer.valueOf(found.group(4)),
                LOST_ON.plusDays(found.group(2).equals("before") ? -1 : 1));
    }

    private static LocalDate daysBefore(String days) {
        return LOST_ON.minusDays(Integer.parseInt(days));
    }

    static String inDays(LocalDate day) {
        return "day %+d".formatted(ChronoUnit.DAYS.between(LOST_ON, day));
    }

    /** The same words with days counted from the lost date instead of dates. */
    static String daysFor(String words) {
        return DATE.matcher(words)
                .replaceAll(date -> inDays(LOST_ON.datesUntil(LOST_ON.plusDays(400))
                        .filter(day -> Wording.day(day).equals(date.group()))
                        .findFirst()
                        .orElseThrow()));
    }

    Displaced displaced() {
        PatientFacts person = new PatientFacts(
                born,
                vulnerabilities,
                interpreter ? PatientFacts.Interpreting.SPOKEN_LANGUAGE : PatientFacts.Interpreting.NOBODY,
                transport,
                died,
                Set.of());
        SlotTime lost = SampleStrike.twentyMinutes(LOST_ON, 10);
        return new Displaced(
                appointment(),
                kind,
                priority,
                prioritySetOn,
                Modality.IN_PERSON,
                false,
                specialty,
                "site",
                "doctor",
                false,
                lost,
                DoubleSlot.minutesFor(kind, person, false, (int) lost.minutes(), usualMinutes),
                lcad,
                new Clocks(pathway, suspectedCancer, started, decided, null, requested, null),
                cancelled,
                person,
                new Requirements(needs, Set.of(), electronicReferral, assessed, 0),
                away.isEmpty()
                        ? List.of()
                        : List.of(new Displaced.Unavailability(LOST_ON.minusDays(60), LOST_ON.plusDays(365), away)),
                List.of(),
                links.stream().collect(Collectors.toList()));
    }

    Affected affected() {
        return new Affected(
                displaced(),
                0,
                "patient",
                "session",
                false,
                protectedClinic ? "of the trust" : null,
                false,
                0,
                Set.of());
    }
}
