package org.rebook.ear.demo;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The week of the trust: which clinic is held when, where and by whom. */
final class Timetable {

    // Trusts open most clinics for the whole booking horizon, some only for the next weeks.
    private static final double[] RELEASE_SHARE = {0.65, 0.85, 1};
    private static final int[] RELEASE_WEEKS = {18, 12, 8};
    private static final int CLINIC_MINUTES = 210;
    private static final int DAYS_A_WEEK = 5;
    private static final int TURNAROUND = 20;

    private final Size size;
    private final DayOfWeek strikeStart;
    private final Random random;
    private final Staff staff;
    private final List<Clinic> clinics = new ArrayList<>();
    private final Map<HalfDay, Integer> load = new EnumMap<>(HalfDay.class);
    private final Map<HalfDay, Integer> trustLoad = new EnumMap<>(HalfDay.class);
    private final Map<String, Integer> namesakes = new HashMap<>();
    private int number;

    Timetable(Size size, DayOfWeek strikeStart, Random random) {
        this.size = size;
        this.strikeStart = strikeStart;
        this.random = random;
        this.staff = new Staff(random);
    }

    Timetable draw() {
        Specialty.ALL.forEach(this::addClinicsOf);
        TheatreKind.ALL.forEach(this::addListsOf);
        return this;
    }

    List<Clinic> clinics() {
        return clinics;
    }

    List<Clinician> staff() {
        return staff.all();
    }

    private void addClinicsOf(Specialty specialty) {
        load.clear();
        number = 0;
        double places =
                size.outpatientsADay / size.fullness * DAYS_A_WEEK * specialty.weight() / Specialty.totalWeight();
        double carried = 0;
        for (ClinicKind kind : ClinicKind.CLINICS) {
            if (kind.specialty().equals(specialty.code())) {
                double wanted = places
                                * kind.share()
                                / 100
                                / Layout.of(kind, CLINIC_MINUTES).cuts().size()
                        + carried;
                carried = wanted - add(kind, (int) Math.round(wanted), false);
            }
        }
    }

    private void addListsOf(TheatreKind theatre) {
        load.clear();
        number = 0;
        double operations = size.operationsADay * DAYS_A_WEEK * theatre.kind().share() / TheatreKind.totalShare();
        double onDayLists = operations * theatre.dayLists() / perList(theatre, 480);
        double onHalfLists = operations * (1 - theatre.dayLists()) / perList(theatre, 240);
        add(theatre.kind(), (int) Math.round(onHalfLists), false);
        if (size != Size.SMALL) {
            add(theatre.kind(), (int) Math.round(onDayLists), true);
        }
    }

    private double perList(TheatreKind theatre, int minutes) {
        return (TheatreBooking.REACHED * minutes + TURNAROUND) / (theatre.meanMinutes() + TURNAROUND);
    }

    /** Adds clinics that hold so many sessions a week and says how many they came to. */
    private int add(ClinicKind kind, int sessions, boolean allDay) {
        int left = size == Size.SMALL ? 0 : sessions;
        int added = 0;
        if (!kind.strikeDays().isEmpty() && !allDay) {
            added = addStrikeDayClinic(kind);
            left -= added;
        }
        while (left > 0) {
            int week = Math.min(left, 1 + random.nextInt(3));
            added += addClinic(kind, week, allDay);
            left -= week;
        }
        return size == Size.SMALL ? sessions : added;
    }

    private int addStrikeDayClinic(ClinicKind kind) {
        List<HalfDay> week = kind.strikeDays().stream()
                .map(code -> HalfDay.of(code, strikeStart))
                .toList();
        Site site = Site.valueOf(kind.site());
        Clinician lead = staff.lead(kind.specialty(), kind.leadGrade(), site, week.size());
        if (week.stream().anyMatch(lead.taken()::contains)) {
            lead = staff.lead(kind.specialty(), kind.leadGrade(), site, HalfDay.WEEK.length);
        }
        lead.taken().addAll(week);
        week.forEach(this::count);
        clinics.add(clinic(kind, lead, site, week, false, size.laterWeeks));
        return week.size();
    }

    private int addClinic(ClinicKind kind, int sessions, boolean allDay) {
        Site site = drawSite();
        Clinician lead = staff.lead(kind.specialty(), kind.leadGrade(), site, allDay ? 2 * sessions : sessions);
        List<HalfDay> week = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            HalfDay half = lightest(lead, allDay);
            if (half == null) {
                break;
            }
            week.add(half);
            lead.taken().add(half);
            count(half);
            if (allDay) {
                lead.taken().add(half.afternoon());
            }
        }
        if (!week.isEmpty()) {
            clinics.add(clinic(kind, lead, site, week, allDay, drawRelease(kind)));
        }
        return week.size();
    }

    private @Nullable HalfDay lightest(Clinician lead, boolean allDay) {
        int first = random.nextInt(HalfDay.WEEK.length);
        HalfDay best = null;
        for (int i = 0; i < HalfDay.WEEK.length; i++) {
            HalfDay half = HalfDay.WEEK[(first + i) % HalfDay.WEEK.length];
            boolean free = !lead.taken().contains(half)
                    && (!allDay || half.morning() && !lead.taken().contains(half.afternoon()));
            if (free && (best == null || weight(half) < weight(best))) {
                best = half;
            }
        }
        return best;
    }

    private void count(HalfDay half) {
        load.merge(half, 1, Integer::sum);
        trustLoad.merge(half, 1, Integer::sum);
    }

    // The specialty's own sessions are spread first, then the trust's.
    private int weight(HalfDay half) {
        return load.getOrDefault(half, 0) * 10_000 + trustLoad.getOrDefault(half, 0);
    }

    private Clinic clinic(
            ClinicKind kind, Clinician lead, Site site, List<HalfDay> week, boolean allDay, int releasedWeeks) {
        String id = "%s-%s-%02d".formatted(kind.isTheatre() ? "theatre" : "clinic", kind.specialty(), ++number);
        String name = "%s, %s".formatted(kind.name(), lead.title());
        int namesake = namesakes.merge(name, 1, Integer::sum);
        return new Clinic(
                id,
                namesake == 1 ? name : "%s (%d)".formatted(name, namesake),
                kind,
                lead,
                site,
                List.copyOf(week),
                allDay,
                releasedWeeks);
    }

    private Site drawSite() {
        double point = random.nextDouble();
        return point < Site.RAL01.share
                ? Site.RAL01
                : point < Site.RAL01.share + Site.RAL26.share ? Site.RAL26 : Site.RALC7;
    }

    private int drawRelease(ClinicKind kind) {
        double point = random.nextDouble();
        int choice = kind.isTheatre() || point < RELEASE_SHARE[0] ? 0 : point < RELEASE_SHARE[1] ? 1 : 2;
        return Math.min(RELEASE_WEEKS[choice], size.laterWeeks);
    }
}
