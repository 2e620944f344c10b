package org.rebook.ear.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** One dated occurrence of a clinic or theatre list with its places. */
record Session(String id, Clinic clinic, LocalDateTime start, int minutes, List<Place> places) {

    static Session of(Clinic clinic, LocalDate day, HalfDay half) {
        boolean theatre = clinic.kind().isTheatre();
        LocalTime start = theatre
                ? (half.morning() ? LocalTime.of(8, 30) : LocalTime.of(13, 0))
                : (half.morning() ? LocalTime.of(9, 0) : LocalTime.of(13, 30));
        int minutes = clinic.allDay() ? 480 : theatre ? 240 : 210;
        String id = "%s.%s%s".formatted(clinic.id(), day.toString().replace("-", ""), half.morning() ? "am" : "pm");
        Session session = new Session(id, clinic, day.atTime(start), minutes, new ArrayList<>());
        Layout.of(clinic.kind(), minutes).addPlacesTo(session);
        return session;
    }

    LocalDate day() {
        return start.toLocalDate();
    }

    LocalDateTime end() {
        return start.plusMinutes(minutes);
    }
}
