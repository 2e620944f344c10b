package org.rebook.ear.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.rebook.ear.demo.Booking.Priority;
import org.rebook.ear.demo.Booking.Requirements;
import org.rebook.ear.demo.TheatreKind.Estimate;

/** Fills theatre lists with operations, one after another with a turnaround between, never past the list's end. */
final class TheatreBooking {

    static final double UTILISATION = 0.85;
    /** What a list that aims at the utilisation holds on average, turnarounds included. */
    static final double REACHED = 0.90;

    private static final int TURNAROUND = 20;
    private static final int TRIES = 6;
    // The last operation seldom fits exactly, so lists aim above what they reach.
    private static final double PACKED = 0.05;
    private static final double SPREAD = 0.2;

    private final Random random;
    private final LocalDate today;
    private final People people;
    private final Pathways pathways;
    private final Bookings bookings;
    private final Map<String, Integer> nextStart = new HashMap<>();

    TheatreBooking(Random random, LocalDate today, People people, Pathways pathways, Bookings bookings) {
        this.random = random;
        this.today = today;
        this.people = people;
        this.pathways = pathways;
        this.bookings = bookings;
    }

    static TheatreKind kindOf(Session session) {
        return TheatreKind.ALL.stream()
                .filter(theatre -> theatre.kind().equals(session.clinic().kind()))
                .findFirst()
                .orElseThrow();
    }

    void fill(Session session, double fullness) {
        TheatreKind theatre = kindOf(session);
        double target = session.minutes() * Math.min(1, fullness + PACKED + SPREAD * (random.nextDouble() - 0.5));
        boolean used = nextStart.containsKey(session.id());
        for (int tries = 0; tries < TRIES; tries++) {
            Estimate estimate = theatre.draw(random);
            boolean first = !used && random.nextDouble() < fullness * 1.2;
            int limit = first ? session.minutes() : (int) target;
            if (nextStart.getOrDefault(session.id(), 0) + estimate.mean() <= limit) {
                operate(session, theatre, estimate);
                used = true;
                tries = 0;
            }
        }
    }

    private void operate(Session session, TheatreKind theatre, Estimate estimate) {
        LocalDate day = session.day();
        Person person = people.newcomer(theatre.kind(), day);
        Priority priority = drawPriority(theatre.kind(), day);
        boolean cancer = priority.code().equals("P2")
                && Specialty.of(theatre.kind().specialty()).cancer();
        Pathway pathway = pathways.forOperation(
                person, theatre.kind(), estimate.operation(), cancer ? priority.setOn() : null, day);
        book(bookings.nextId(), session, pathway, estimate, priority, bookings.drawCancellations());
    }

    Booking book(String id, Session session, Pathway pathway, Estimate estimate, Priority priority, int cancellations) {
        int offset = nextStart.getOrDefault(session.id(), 0);
        nextStart.put(session.id(), offset + estimate.mean() + TURNAROUND);
        return bookings.add(new Booking(
                id,
                pathway.person(),
                pathway,
                session.clinic(),
                session.places().get(0),
                AppointmentKind.OPERATION,
                "booked",
                session.start().plusMinutes(offset),
                estimate.mean(),
                estimate.sd(),
                priority,
                null,
                cancellations,
                false,
                requirements(session, estimate.operation()),
                List.of()));
    }

    private static Requirements requirements(Session session, TheatreKind.Operation operation) {
        Set<String> needs = new TreeSet<>(session.clinic().kind().always());
        if (!operation.kit().isEmpty()) {
            needs.add(operation.kit());
        }
        return new Requirements(List.copyOf(needs), List.of(), false, operation.bedDays());
    }

    private Priority drawPriority(ClinicKind kind, LocalDate day) {
        boolean cancerSurgery = List.of("103", "104", "105", "106").contains(kind.specialty());
        double point = random.nextDouble();
        if (point < (cancerSurgery ? 0.5 : 0.08)) {
            return new Priority("P2", past(day.minusDays(4 + random.nextInt(23))));
        }
        return point < 0.45
                ? new Priority("P3", past(day.minusDays(20 + random.nextInt(60))))
                : new Priority("P4", past(day.minusDays(60 + random.nextInt(240))));
    }

    private LocalDate past(LocalDate day) {
        return day.isBefore(today) ? day : today.minusDays(1);
    }
}
