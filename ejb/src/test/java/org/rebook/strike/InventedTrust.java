package org.rebook.strike;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.rebook.appointment.Priority;
import org.rebook.clinic.London;
import org.rebook.clinic.WorkingDays;

/**
 * The booked sessions of an invented trust: each specialty has the same week of clinics, theatre lists and scans at a site.
 * The same seed makes the same trust.
 */
public final class InventedTrust {

    public static final String SITE = "site-a";
    public static final List<String> SPECIALTIES = List.of("100", "110", "120", "130", "300", "320", "420", "502");

    private static final StaffNeed NURSE = need("nurse", StaffGrade.NURSE, 1, 1, 1);
    private static final StaffNeed CONSULTANT = need("consultant", StaffGrade.CONSULTANT, 1, 1, 0.6);
    private static final StaffNeed HELPING = need("resident", StaffGrade.RESIDENT_DOCTOR, 1, 0, 0.4);
    private static final StaffNeed LEADING = need("resident", StaffGrade.RESIDENT_DOCTOR, 1, 1, 1);
    private static final StaffNeed SURGEON = need("surgeon", StaffGrade.CONSULTANT, 1, 1, 1);
    private static final StaffNeed ANAESTHETIST = need("anaesthetist", StaffGrade.CONSULTANT, 1, 1, 1);
    private static final StaffNeed PRACTITIONERS =
            need("theatre practitioner", StaffGrade.THEATRE_PRACTITIONER, 2, 2, 1);
    private static final StaffNeed ASSISTING = need("resident", StaffGrade.RESIDENT_DOCTOR, 1, 0, 0.2);

    private final Random random;
    private final int scale;
    private final List<SessionAtStake> sessions = new ArrayList<>();

    private InventedTrust(long seed, int scale) {
        this.random = new Random(seed);
        this.scale = scale;
    }

    /** Every session of the working days from the first to the last, both included. */
    public static List<SessionAtStake> sessions(long seed, LocalDate first, LocalDate last, int scale) {
        InventedTrust trust = new InventedTrust(seed, scale);
        first.datesUntil(last.plusDays(1)).filter(WorkingDays::isWorked).forEach(trust::addDay);
        return List.copyOf(trust.sessions);
    }

    private void addDay(LocalDate day) {
        for (String specialty : SPECIALTIES) {
            for (int n = 0; n < scale; n++) {
                clinic(day, specialty, n, true, List.of(CONSULTANT, HELPING));
                clinic(day, specialty, n, false, List.of(CONSULTANT, HELPING));
                clinic(day, specialty, n + 100, random.nextBoolean(), List.of(CONSULTANT));
                clinic(day, specialty, n + 300, true, List.of(CONSULTANT, HELPING));
                clinic(day, specialty, n + 200, true, List.of(NURSE));
                if (SPECIALTIES.indexOf(specialty) % 2 == 0) {
                    clinic(day, specialty, n + 400, true, List.of(LEADING));
                }
                if (Set.of("100", "110", "120", "502").contains(specialty)) {
                    list(day, specialty, n + 500, true);
                    list(day, specialty, n + 600, false);
                }
            }
        }
    }

    private void clinic(LocalDate day, String specialty, int number, boolean morning, List<StaffNeed> needs) {
        List<Booked> booked = new ArrayList<>();
        int patients = 9 + random.nextInt(6);
        for (int n = 0; n < patients; n++) {
            booked.add(patient(day, 20, priority()));
        }
        add(day, specialty, number, morning, SessionAtStake.Kind.CLINIC, booked, needs);
    }

    private void list(LocalDate day, String specialty, int number, boolean morning) {
        List<Booked> booked = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            int choice = random.nextInt(20);
            booked.add(patient(
                    day, 40 + random.nextInt(40), choice == 0 ? Priority.P2 : choice < 6 ? Priority.P3 : Priority.P4));
        }
        add(
                day,
                specialty,
                number,
                morning,
                SessionAtStake.Kind.THEATRE,
                booked,
                List.of(SURGEON, ANAESTHETIST, PRACTITIONERS, ASSISTING));
    }

    private Priority priority() {
        int choice = random.nextInt(100);
        return choice < 4 ? Priority.URGENT_SUSPECTED_CANCER : choice < 14 ? Priority.URGENT : Priority.ROUTINE;
    }

    private Booked patient(LocalDate day, int minutes, Priority priority) {
        boolean followUp = random.nextInt(3) > 0;
        return new Booked(
                priority,
                priority == Priority.URGENT_SUSPECTED_CANCER,
                random.nextInt(200) == 0,
                random.nextInt(60) == 0 ? 1 : 0,
                followUp ? day.plusDays(10 + random.nextInt(150)) : null,
                followUp ? null : day.minusDays(random.nextInt(300)),
                minutes,
                followUp && random.nextInt(3) == 0);
    }

    private void add(
            LocalDate day,
            String specialty,
            int number,
            boolean morning,
            SessionAtStake.Kind kind,
            List<Booked> booked,
            List<StaffNeed> needs) {
        String clinician = "dr-%s-%d".formatted(specialty, number);
        sessions.add(new SessionAtStake(
                "%s-%s-%d-%s".formatted(day, specialty, number, morning ? "am" : "pm"),
                "Clinic %s-%d".formatted(specialty, number),
                kind,
                specialty,
                SITE,
                clinician,
                clinician,
                day.atTime(morning ? LocalTime.of(9, 0) : LocalTime.of(13, 30))
                        .atZone(London.ZONE)
                        .toInstant(),
                day.atTime(morning ? LocalTime.of(12, 30) : LocalTime.of(17, 0))
                        .atZone(London.ZONE)
                        .toInstant(),
                false,
                20,
                booked,
                needs));
    }

    private static StaffNeed need(String role, StaffGrade grade, int needed, int minimum, double share) {
        return new StaffNeed(role, grade, needed, minimum, Set.of(), share);
    }
}
