package org.rebook.ear.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.rebook.clinic.WorkingDays;
import org.rebook.ear.demo.Booking.Link;

/** Gives patients who wait for an operation their pre-operative assessment, and links the two. */
final class PreOpBooking {

    // An assessment comes a week before the operation and holds for three months.
    static final int AT_LEAST_DAYS = 7;
    static final int AT_MOST_DAYS = 90;

    private static final double ASSESSED = 0.85;

    private final Random random;
    private final Bookings bookings;
    private final Map<String, List<Booking>> waiting = new LinkedHashMap<>();

    PreOpBooking(Random random, Bookings bookings) {
        this.random = random;
        this.bookings = bookings;
    }

    void assess(List<Session> sessions) {
        for (Booking booking : bookings.all()) {
            if (booking.kind() == AppointmentKind.OPERATION && !booking.person().isEdge()) {
                waiting.computeIfAbsent(booking.clinic().kind().specialty(), unseen -> new ArrayList<>())
                        .add(booking);
            }
        }
        Map<String, Booking> linked = new LinkedHashMap<>();
        for (Session session : sessions) {
            for (Place place : session.places()) {
                if (place.kind() == AppointmentKind.PRE_OP && place.isOpen() && random.nextDouble() < 0.8) {
                    assessOne(place, linked);
                }
            }
        }
        bookings.all().replaceAll(booking -> linked.getOrDefault(booking.id(), booking));
    }

    /** Most others of those days were assessed weeks ago, before the feed begins. */
    void assessBefore(List<Session> sessions, LocalDate today) {
        List<Clinic> clinics = sessions.stream()
                .map(Session::clinic)
                .filter(clinic -> clinic.kind().mix().equals("pre-op"))
                .distinct()
                .toList();
        Set<String> days = sessions.stream().map(Session::id).collect(Collectors.toSet());
        for (Booking booking : List.copyOf(bookings.all())) {
            boolean due = booking.kind() == AppointmentKind.OPERATION
                    && booking.links().isEmpty()
                    && days.contains(
                            Objects.requireNonNull(booking.place()).session().id())
                    && !booking.person().isEdge()
                    && random.nextDouble() < ASSESSED;
            if (due) {
                assessBefore(booking, clinics, today);
            }
        }
    }

    private void assessBefore(Booking operation, List<Clinic> clinics, LocalDate today) {
        LocalDate day = operation.start().toLocalDate().minusDays(AT_LEAST_DAYS + random.nextInt(AT_MOST_DAYS));
        if (day.isBefore(today)
                && WorkingDays.isWorked(day)
                && operation.person().diary().isFree(day)) {
            String specialty = operation.clinic().kind().specialty();
            Clinic clinic = clinics.stream()
                    .filter(candidate -> candidate.kind().specialty().equals(specialty))
                    .findFirst()
                    .orElse(clinics.get(0));
            bookings.assessed(operation, clinic, day);
        }
    }

    private void assessOne(Place place, Map<String, Booking> linked) {
        String specialty = place.session().clinic().kind().specialty();
        List<Booking> list = waiting.getOrDefault(specialty, List.of());
        for (int tries = 0; tries < 6 && !list.isEmpty(); tries++) {
            Booking operation = list.get(random.nextInt(list.size()));
            long days = ChronoUnit.DAYS.between(
                    place.session().day(), operation.start().toLocalDate());
            if (days >= AT_LEAST_DAYS
                    && days <= AT_MOST_DAYS
                    && operation.person().canCome(place)) {
                list.remove(operation);
                Booking assessment = bookings.book(operation.person(), operation.pathway(), place);
                linked.put(
                        operation.id(),
                        operation.linkedTo(new Link(assessment.id(), "after", AT_LEAST_DAYS, AT_MOST_DAYS)));
                return;
            }
        }
    }
}
