package org.rebook.ear.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rebook.ear.demo.Booking.Priority;
import org.rebook.ear.demo.Pathway.Milestones;
import org.rebook.ear.demo.Person.Needs;

/** Finds places on the strike days by the name of the clinic, and books the edge patients into them. */
final class EdgeDesk {

    private final StrikeDays days;
    private final List<Session> sessions;
    private final People people;
    private final Pathways pathways;
    private final Bookings bookings;
    private final TheatreBooking theatres;

    EdgeDesk(
            StrikeDays days,
            List<Session> sessions,
            People people,
            Pathways pathways,
            Bookings bookings,
            TheatreBooking theatres) {
        this.days = days;
        this.sessions = sessions;
        this.people = people;
        this.pathways = pathways;
        this.bookings = bookings;
        this.theatres = theatres;
    }

    Booking operate(Person person, Session list, LocalDate decided, String priority) {
        String clock = priority.equals("P2") ? "cancer" : "rtt";
        String referral = priority.equals("P2") ? EdgePatients.CANCER : EdgePatients.ROUTINE;
        Pathway pathway = pathway(person, list.clinic().kind().specialty(), clock, decided.minusDays(20), referral);
        Pathway decidedOn = priority.equals("P2")
                ? pathway.with(Milestones.treatmentDecided(decided.minusDays(5), decided))
                : pathway;
        return operate(person, pathways.add(decidedOn), list, decided, priority);
    }

    Booking operate(Person person, Pathway pathway, Session list, LocalDate decided, String priority) {
        TheatreKind.Operation operation =
                TheatreBooking.kindOf(list).operations().get(0);
        TheatreKind.Estimate estimate =
                new TheatreKind.Estimate(operation, operation.mean(), (int) (operation.sd() * 0.7));
        return theatres.book(person.id() + "-operation", list, pathway, estimate, new Priority(priority, decided), 0);
    }

    Booking book(
            Person person,
            String clock,
            LocalDate started,
            Place place,
            String priority,
            @Nullable LocalDate lcad,
            int cancellations) {
        String referral = priority.startsWith("D") ? EdgePatients.ROUTINE : priority;
        Pathway bare = pathway(person, place.session().clinic().kind().specialty(), clock, started, referral);
        Pathway pathway = clock.equals("diagnostic") ? bare.with(Milestones.requested(started)) : bare;
        return book(person, pathways.add(pathway), place, priority, lcad, cancellations);
    }

    Booking book(
            Person person, Pathway pathway, Place place, String priority, @Nullable LocalDate lcad, int cancellations) {
        people.all().replaceAll(known -> known.id().equals(person.id()) ? person : known);
        place.take();
        return bookings.add(Bookings.outpatient(
                person.id() + "-appointment",
                person,
                pathway,
                place,
                new Priority(priority, pathway.started()),
                lcad,
                cancellations,
                false));
    }

    Pathway pathway(Person person, String specialty, String clock, LocalDate started, String referral) {
        LocalDate stopped = clock.equals("follow-up") ? started.plusDays(45) : null;
        return new Pathway(
                person.id() + "-pathway",
                person,
                specialty,
                clock,
                started,
                stopped,
                referral,
                "",
                null,
                Milestones.NONE);
    }

    /** An edge patient has one story: nothing is drawn for them that could hide it. */
    Person invent(String id, Place place) {
        return invent(id, place.session());
    }

    Person invent(String id, Session session) {
        Person person = people.invent(id, session.clinic().kind(), session.day());
        return people.admit(person.withNeeds(Needs.NONE));
    }

    Place first(String clinic) {
        return place(clinic, place -> place.kind() == AppointmentKind.NEW);
    }

    Place followUp(String clinic) {
        return place(clinic, place -> place.kind() == AppointmentKind.FOLLOW_UP);
    }

    Place place(String clinic) {
        return place(clinic, place -> true);
    }

    Place place(String clinic, Predicate<Place> wanted) {
        return sessions.stream()
                .filter(session -> onStrikeDay(session, clinic))
                .flatMap(session -> session.places().stream())
                .filter(place -> place.isOpen() && wanted.test(place))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No place in " + clinic + " on a strike day."));
    }

    Session session(String clinic) {
        return sessions.stream()
                .filter(session -> onStrikeDay(session, clinic))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + clinic + " on a strike day."));
    }

    Place freeFollowUpAfter(Booking before, LocalDate day) {
        return sessions.stream()
                .filter(session -> session.clinic().equals(before.clinic()))
                .filter(session -> session.day().isAfter(day))
                .flatMap(session -> session.places().stream())
                .filter(place -> place.kind() == AppointmentKind.FOLLOW_UP && place.isOpen())
                .findFirst()
                .orElseThrow();
    }

    private boolean onStrikeDay(Session session, String clinic) {
        LocalDate day = session.day();
        return session.clinic().kind().name().equals(clinic) && (day.equals(days.first()) || day.equals(days.second()));
    }
}
