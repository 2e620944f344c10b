package org.rebook.ear.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An invented trust in the shape of the Royal Free group, booked around a strike; the same seed gives the same trust. */
public final class DemoTrust {

    private static final int NOTICE_DAYS = 10;
    private static final int PLANNED_DAYS_AHEAD = 14;

    final LocalDate today;
    final Timetable timetable;
    final List<Session> sessions;
    final People people;
    final Pathways pathways;
    final Bookings bookings;
    final EdgePatients edges;
    final Attendances attendances;

    private DemoTrust(Size size, long seed, LocalDate strikeStart, LocalDate today) {
        Random random = new Random(seed);
        StrikeDays days = StrikeDays.around(strikeStart, size);
        this.today = today;
        timetable = new Timetable(size, strikeStart.getDayOfWeek(), random).draw();
        people = new People(random, seed, today);
        pathways = new Pathways(random, today);
        bookings = new Bookings(random, today);
        TheatreBooking theatres = new TheatreBooking(random, today, people, pathways, bookings);
        List<Session> booked = sessions(days.booked(), days);
        List<Session> later = sessions(days.later(), days);
        sessions = new ArrayList<>(booked);
        sessions.addAll(later);
        EdgeDesk desk = new EdgeDesk(days, sessions, people, pathways, bookings, theatres);
        edges = new EdgePatients(days, today, people, pathways, bookings, desk);
        edges.book();
        book(size, random, days, booked, later, theatres);
        attendances = new Attendances(random, today, bookings);
        attendances.draw();
    }

    /** A trust two weeks before the strike that starts at 08:00 on that day and ends at 17:00 on the next. */
    public static DemoTrust of(Size size, long seed, LocalDate strikeStart) {
        return of(size, seed, strikeStart, strikeStart.minusDays(PLANNED_DAYS_AHEAD));
    }

    public static DemoTrust of(Size size, long seed, LocalDate strikeStart, LocalDate today) {
        return new DemoTrust(size, seed, strikeStart, today);
    }

    /** The first Tuesday that leaves ten days of notice and is, like its Wednesday, no bank holiday. */
    public static LocalDate nextStrikeStart(LocalDate today) {
        return StrikeDays.nextStart(today.plusDays(NOTICE_DAYS));
    }

    /** Writes the feed, one file per type in load order, and says how many resources each file holds. */
    public Map<String, Integer> writeTo(Path folder) throws IOException {
        return new Feed(this, folder).write();
    }

    private List<Session> sessions(List<LocalDate> days, StrikeDays around) {
        List<Session> held = new ArrayList<>();
        for (LocalDate day : days) {
            for (Clinic clinic : timetable.clinics()) {
                for (HalfDay half : clinic.week()) {
                    boolean released = around.booked().contains(day) || around.weekAfter(day) < clinic.releasedWeeks();
                    if (half.day() == day.getDayOfWeek() && released) {
                        held.add(Session.of(clinic, day, half));
                    }
                }
            }
        }
        return held;
    }

    private void book(
            Size size,
            Random random,
            StrikeDays days,
            List<Session> booked,
            List<Session> later,
            TheatreBooking theatres) {
        OutpatientBooking outpatients = new OutpatientBooking(random, people, pathways, bookings);
        booked.stream().filter(DemoTrust::isTheatre).forEach(list -> theatres.fill(list, TheatreBooking.UTILISATION));
        later.stream()
                .filter(DemoTrust::isTheatre)
                .forEach(list -> theatres.fill(list, days.laterListFullness(list.day())));
        PreOpBooking assessments = new PreOpBooking(random, bookings);
        assessments.assess(booked);
        assessments.assessBefore(booked, today);
        for (Session session : booked) {
            if (!isTheatre(session)) {
                double pressure =
                        Specialty.of(session.clinic().kind().specialty()).pressure();
                outpatients.fill(session, Math.min(0.98, size.fullness * Math.pow(pressure, 0.15)));
            }
        }
        for (Session session : later) {
            if (!isTheatre(session)) {
                boolean reserving = days.weekAfter(session.day()) < 2;
                outpatients.fillLater(session, laterFullness(session, days, size), size.knownLater, reserving);
            }
        }
    }

    private static boolean isTheatre(Session session) {
        return session.clinic().kind().isTheatre();
    }

    private static double laterFullness(Session session, StrikeDays days, Size size) {
        double pressure = Specialty.of(session.clinic().kind().specialty()).pressure();
        return days.laterFullness(session.day(), size.laterWeeks, pressure);
    }
}
