package org.rebook.ear.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Fills the places of clinics: nearly all around the strike, ever fewer in the weeks that follow. */
final class OutpatientBooking {

    private static final double ALREADY_KNOWN = 0.24;
    private static final double RESERVED = 0.12;
    private static final double KNOWN_FIRST_VISITS = 0.2;
    private static final double GIVEN_TO_INTERPRETERS = 0.6;
    private static final double BOOKED_TOO_SHORT = 0.05;
    private static final int TRIES = 6;
    private static final int BETWEEN_VISITS = 14;

    private final Random random;
    private final People people;
    private final Pathways pathways;
    private final Bookings bookings;
    private final Map<String, List<Booking>> seenInClinic = new HashMap<>();

    OutpatientBooking(Random random, People people, Pathways pathways, Bookings bookings) {
        this.random = random;
        this.people = people;
        this.pathways = pathways;
        this.bookings = bookings;
    }

    void fill(Session session, double fullness) {
        for (Place place : session.places()) {
            if (place.isOpen() && random.nextDouble() < fullness) {
                Person known = random.nextDouble() < ALREADY_KNOWN ? known(place) : null;
                Clinic clinic = session.clinic();
                Person person = known == null ? newcomer(place) : known;
                Booking booking =
                        bookings.book(person, pathways.of(person, clinic, place.kind(), session.day()), place);
                seenInClinic
                        .computeIfAbsent(clinic.id(), unseen -> new ArrayList<>())
                        .add(booking);
            } else {
                reserve(place);
            }
        }
    }

    /** Fills a session of a later week; the feed knows who has only a part of its taken places. */
    void fillLater(Session session, double fullness, double knownPart, boolean reserving) {
        for (Place place : session.places()) {
            if (place.isOpen() && random.nextDouble() < fullness) {
                fillLater(place, knownPart);
            } else if (reserving) {
                reserve(place);
            }
        }
    }

    private void fillLater(Place place, double knownPart) {
        Clinic clinic = place.session().clinic();
        boolean again = place.kind() == AppointmentKind.FOLLOW_UP;
        if (random.nextDouble() >= (again ? knownPart : knownPart * KNOWN_FIRST_VISITS)) {
            place.take();
        } else if (again) {
            Booking before = seen(place);
            if (before == null) {
                place.take();
            } else {
                bookings.book(before.person(), before.pathway(), place);
            }
        } else {
            LocalDate day = place.session().day();
            Person person = newcomer(place);
            bookings.book(person, pathways.of(person, clinic, place.kind(), day), place);
        }
    }

    // Booking offices give double places to those who need them, and few others; mistakes happen.
    private Person newcomer(Place place) {
        ClinicKind kind = place.session().clinic().kind();
        LocalDate day = place.session().day();
        if (place.isDouble() && random.nextDouble() < GIVEN_TO_INTERPRETERS) {
            return people.newcomerWithInterpreter(kind, day);
        }
        Person person = people.newcomer(kind, day);
        boolean misplaced = person.needs().interpreter() && !place.isDouble() && kind.hasDoublePlaces();
        if (!misplaced || random.nextDouble() < BOOKED_TOO_SHORT) {
            return person;
        }
        return people.replaceLast(person.withNeeds(person.needs().withInterpreter(false)));
    }

    private void reserve(Place place) {
        if (place.isOpen() && place.kind() == AppointmentKind.NEW && random.nextDouble() < RESERVED) {
            place.reserveForUrgent();
        }
    }

    private @Nullable Person known(Place place) {
        LocalDate day = place.session().day();
        AgeGroup ages = place.session().clinic().kind().ages();
        for (int tries = 0; tries < TRIES && !people.all().isEmpty(); tries++) {
            Person person = people.all().get(random.nextInt(people.all().size()));
            if (!person.isEdge() && ages.fits(person, day) && person.canCome(place)) {
                return person;
            }
        }
        return null;
    }

    private @Nullable Booking seen(Place place) {
        List<Booking> seen = seenInClinic.getOrDefault(place.session().clinic().id(), List.of());
        for (int tries = 0; tries < TRIES && !seen.isEmpty(); tries++) {
            Booking booking = seen.get(random.nextInt(seen.size()));
            boolean later =
                    place.session().day().isAfter(booking.start().toLocalDate().plusDays(BETWEEN_VISITS));
            if (later && booking.person().canCome(place)) {
                return booking;
            }
        }
        return null;
    }
}
