package org.rebook.ear.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An appointment as the EHR holds it. */
record Booking(
        String id,
        Person person,
        Pathway pathway,
        Clinic clinic,
        @Nullable Place place,
        AppointmentKind kind,
        String status,
        LocalDateTime start,
        int minutes,
        int deviation,
        Priority priority,
        @Nullable LocalDate lcad,
        int hospitalCancellations,
        boolean doNotMove,
        Requirements requirements,
        List<Link> links) {

    record Priority(String code, LocalDate setOn) {}

    /** What the appointment needs besides a place. */
    record Requirements(List<String> needs, List<String> arrangements, boolean sameClinician, int bedDays) {

        static final Requirements NONE = new Requirements(List.of(), List.of(), false, 0);

        static Requirements of(List<String> needs) {
            return needs.isEmpty() ? NONE : new Requirements(needs, List.of(), false, 0);
        }
    }

    /** How this appointment depends on another that stands before it in the feed. */
    record Link(String appointment, String type, int minDays, int maxDays) {}

    LocalDateTime end() {
        return start.plusMinutes(minutes);
    }

    Booking linkedTo(Link link) {
        return new Booking(
                id,
                person,
                pathway,
                clinic,
                place,
                kind,
                status,
                start,
                minutes,
                deviation,
                priority,
                lcad,
                hospitalCancellations,
                doNotMove,
                requirements,
                List.of(link));
    }

    Booking requiring(Requirements other) {
        return new Booking(
                id,
                person,
                pathway,
                clinic,
                place,
                kind,
                status,
                start,
                minutes,
                deviation,
                priority,
                lcad,
                hospitalCancellations,
                doNotMove,
                other,
                links);
    }
}
