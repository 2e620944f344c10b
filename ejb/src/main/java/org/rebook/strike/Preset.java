package org.rebook.strike;

import static org.rebook.strike.StaffGrade.CONSULTANT;
import static org.rebook.strike.StaffGrade.RESIDENT_DOCTOR;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rebook.clinic.London;

/** Strikes as they were, to declare one like them or to replay them: what is known of each is in NHS England's figures. */
public enum Preset {
    SEED_2016(
            "Junior doctors, 26 and 27 April 2016",
            "All-out for the first time, 08:00 to 17:00; 78% absent. The Royal Free put off 325 clinics and procedures.",
            List.of(from("2016-04-26T08:00", "2016-04-26T17:00"), from("2016-04-27T08:00", "2016-04-27T17:00")),
            new Participation(70, 78, 88),
            Covers.EMERGENCIES,
            Map.of(),
            Set.of(),
            PolicyProfile.LOCAL),
    MAR_2023(
            "Junior doctors, 13 to 15 March 2023",
            "72 hours; consultants covered days and nights. About 1,300 appointments and operations a trust.",
            List.of(from("2023-03-13T07:00", "2023-03-16T07:00")),
            new Participation(50, 60, 70),
            Covers.EMERGENCIES,
            Covers.NIGHTS,
            Set.of(),
            PolicyProfile.LOCAL),
    JOINT_SEP_2023(
            "Consultants and junior doctors, 19 to 22 September 2023",
            "Consultants from Tuesday, junior doctors from Wednesday: Christmas Day cover, nothing elective but derogations.",
            List.of(
                    from("2023-09-19T07:00", "2023-09-21T07:00", CONSULTANT),
                    from("2023-09-20T07:00", "2023-09-23T07:00", RESIDENT_DOCTOR)),
            new Participation(50, 60, 70),
            Map.of(),
            Map.of(),
            Set.of("800"),
            PolicyProfile.CHRISTMAS_DAY),
    JUL_2025(
            "Resident doctors, 25 to 30 July 2025",
            "Five days with a weekend inside; a third absent. 93% of planned care was kept.",
            List.of(from("2025-07-25T07:00", "2025-07-30T07:00")),
            new Participation(25, 33, 45),
            Map.of(),
            Map.of(),
            Set.of(),
            PolicyProfile.PROTECT_95),
    CALLOFF_NIGHT_BEFORE(
            "Junior doctors, 1 December 2015, called off the evening before",
            "Over 4,000 operations had been called off already; nobody was put back by itself.",
            List.of(from("2015-12-01T08:00", "2015-12-02T08:00")),
            new Participation(60, 78, 88),
            Covers.EMERGENCIES,
            Map.of(),
            Set.of(),
            PolicyProfile.LOCAL),
    CALLOFF_D7(
            "Junior doctors, 12 to 16 September 2016, called off a week before",
            "Announced with 12 days' notice and called off on 5 September.",
            List.of(
                    from("2016-09-12T08:00", "2016-09-12T17:00"),
                    from("2016-09-13T08:00", "2016-09-13T17:00"),
                    from("2016-09-14T08:00", "2016-09-14T17:00"),
                    from("2016-09-15T08:00", "2016-09-15T17:00"),
                    from("2016-09-16T08:00", "2016-09-16T17:00")),
            new Participation(60, 78, 88),
            Covers.EMERGENCIES,
            Map.of(),
            Set.of(),
            PolicyProfile.LOCAL),
    POLL_D2(
            "Resident doctors, 17 to 22 December 2025, a poll open until two days before",
            "Until members had voted nobody knew whether it would take place.",
            List.of(from("2025-12-17T07:00", "2025-12-22T07:00")),
            new Participation(25, 35, 50),
            Map.of(),
            Map.of(),
            Set.of(),
            PolicyProfile.PROTECT_95),
    ROLLING(
            "Five strikes, three to four weeks apart, as in spring and summer 2023",
            "Patients who have been moved once must not be moved into the next.",
            List.of(from("2023-04-11T07:00", "2023-04-15T07:00")),
            new Participation(50, 60, 70),
            Covers.EMERGENCIES,
            Map.of(),
            Set.of(),
            PolicyProfile.LOCAL),
    EXTENDED_REST(
            "48 hours with consultants on nights",
            "Who covers a night rests the day after: sessions are lost on both days after the first, one of them outside the strike.",
            List.of(from("2024-01-03T07:00", "2024-01-05T07:00")),
            new Participation(50, 60, 70),
            Map.of(),
            Covers.NIGHTS,
            Set.of(),
            PolicyProfile.LOCAL);

    /** A window on London's clock. */
    private record OnTheClock(LocalDateTime startsAt, LocalDateTime endsAt, Set<StaffGrade> staff) {

        StrikeWindow later(long days) {
            return new StrikeWindow(
                    startsAt.plusDays(days).atZone(London.ZONE).toInstant(),
                    endsAt.plusDays(days).atZone(London.ZONE).toInstant(),
                    staff);
        }
    }

    /** Consultants wanted by specialty: surgery, orthopaedics, general medicine, cardiology, children, women. */
    private static final class Covers {
        static final Map<String, Integer> EMERGENCIES =
                Map.of("100", 1, "110", 1, "300", 1, "320", 1, "420", 1, "502", 1);
        static final Map<String, Integer> NIGHTS = Map.of("100", 1, "110", 1, "300", 1, "420", 1);
    }

    private static final List<Integer> ROLLING_DAYS = List.of(0, 21, 49, 70, 98);

    private final String title;
    private final String words;
    private final List<OnTheClock> windows;
    private final Participation participation;
    private final Map<String, Integer> emergencyCover;
    private final Map<String, Integer> nightCover;
    private final Set<String> derogations;
    private final PolicyProfile profile;

    Preset(
            String title,
            String words,
            List<OnTheClock> windows,
            Participation participation,
            Map<String, Integer> emergencyCover,
            Map<String, Integer> nightCover,
            Set<String> derogations,
            PolicyProfile profile) {
        this.title = title;
        this.words = words;
        this.windows = windows;
        this.participation = participation;
        this.emergencyCover = emergencyCover;
        this.nightCover = nightCover;
        this.derogations = derogations;
        this.profile = profile;
    }

    /** "SEED-2016". */
    public String id() {
        return name().replace('_', '-');
    }

    public String title() {
        return title;
    }

    /** What it was like, in a sentence or two. */
    public String words() {
        return words;
    }

    /** The day on which it began. */
    public LocalDate firstDay() {
        return windows.get(0).startsAt().toLocalDate();
    }

    /** The same strike at these sites, on its own days. */
    public Declaration declaration(Set<String> sites) {
        return declaration(sites, firstDay());
    }

    /** The same strike with another first day; its hours are those of London's clock then. */
    public Declaration declaration(Set<String> sites, LocalDate firstDay) {
        long later = ChronoUnit.DAYS.between(firstDay(), firstDay);
        return new Declaration(
                title,
                windows.stream().map(window -> window.later(later)).toList(),
                staff(),
                sites,
                participation,
                emergencyCover,
                nightCover,
                derogations,
                profile);
    }

    /** Each strike of the series: one, except where strikes follow one another. */
    public List<Declaration> series(Set<String> sites) {
        return (this == ROLLING ? ROLLING_DAYS : List.of(0))
                .stream()
                        .map(days -> declaration(sites, firstDay().plusDays(days)))
                        .toList();
    }

    private Set<StaffGrade> staff() {
        Set<StaffGrade> named =
                windows.stream().flatMap(window -> window.staff().stream()).collect(Collectors.toSet());
        return named.isEmpty() ? Set.of(RESIDENT_DOCTOR) : named;
    }

    private static OnTheClock from(String startsAt, String endsAt, StaffGrade... staff) {
        return new OnTheClock(
                LocalDateTime.parse(startsAt),
                LocalDateTime.parse(endsAt),
                Stream.of(staff).collect(Collectors.toSet()));
    }
}
