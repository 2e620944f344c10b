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

    /** @param vulnerabilities by their codes, in the order of the alphabet */
    record Needs(
            boolean interpreter,
            boolean signLanguage,
            boolean doubleSlot,
            boolean transport,
            boolean restricted,
            String access,
            List<String> vulnerabilities,
            List<Away> away) {

        static final Needs NONE = new Needs(false, false, false, false, false, "", List.of(), List.of());

        /** Whether the patient needs twice the usual time. */
        boolean time() {
            return interpreter || signLanguage || doubleSlot || vulnerabilities.contains("learning-disability");
        }

        Needs withInterpreter(boolean needed) {
            return new Needs(needed, false, doubleSlot, transport, restricted, access, vulnerabilities, away);
        }
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
