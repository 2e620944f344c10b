package org.rebook.ear.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;

/** A patient of the trust with what must be respected when they are given a date. */
record Person(
        String id,
        String nhsNumber,
        String given,
        String family,
        LocalDate born,
        String gender,
        Contact contact,
        Needs needs,
        Diary diary) {

    record Contact(String phone, String email, String postcode, String language, String preferred) {}

    record Needs(boolean interpreter, boolean transport, boolean restricted, String access, List<Away> away) {

        static final Needs NONE = new Needs(false, false, false, "", List.of());
    }

    /** Days on which the patient cannot come; no weekdays means all of them. */
    record Away(LocalDate from, LocalDate to, Set<DayOfWeek> weekdays, String reason) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from)
                    && !day.isAfter(to)
                    && (weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek()));
        }
    }

    /** Edge patients keep the one story that they are there to tell, so nothing else is booked for them. */
    boolean isEdge() {
        return id.startsWith("edge-");
    }

    int ageOn(LocalDate day) {
        return Period.between(born, day).getYears();
    }

    boolean canCome(Place place) {
        LocalDate day = place.session().day();
        return needs.away().stream().noneMatch(away -> away.covers(day)) && diary.isFree(day);
    }

    Person withContact(Contact other) {
        return new Person(id, nhsNumber, given, family, born, gender, other, needs, diary);
    }

    Person withNeeds(Needs other) {
        return new Person(id, nhsNumber, given, family, born, gender, contact, other, diary);
    }
}
