package org.rebook.ear.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rebook.clinic.WorkingDays;

/** Past first visits of a few patients who are now booked for a follow-up, so that their history is not empty. */
final class Attendances {

    private static final double WITH_HISTORY = 0.02;

    private final Random random;
    private final LocalDate today;
    private final Bookings bookings;
    private final List<Booking> past = new ArrayList<>();

    Attendances(Random random, LocalDate today, Bookings bookings) {
        this.random = random;
        this.today = today;
        this.bookings = bookings;
    }

    List<Booking> past() {
        return past;
    }

    void draw() {
        for (Booking booking : List.copyOf(bookings.all())) {
            boolean drawn = booking.kind() == AppointmentKind.FOLLOW_UP && random.nextDouble() < WITH_HISTORY;
            LocalDate day = booking.pathway().started().plusDays(20 + random.nextInt(40));
            if (drawn
                    && day.isBefore(today)
                    && WorkingDays.isWorked(day)
                    && booking.person().diary().isFree(day)
                    && !booking.person().isEdge()) {
                past.add(bookings.attended(booking, day));
            }
        }
    }
}
