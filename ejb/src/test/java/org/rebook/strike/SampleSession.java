package org.rebook.strike;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rebook.appointment.Priority;
import org.rebook.clinic.London;

/** A clinic on Tuesday 26 April 2016, 09:00 to 12:30, with ten routine patients. */
final class SampleSession {

    static final LocalDate STRIKE_DAY = LocalDate.of(2016, 4, 26);
    static final StaffNeed CONSULTANT = new StaffNeed("consultant", StaffGrade.CONSULTANT, 1, 1, Set.of(), 0.6);
    static final StaffNeed HELPING_RESIDENT =
            new StaffNeed("resident", StaffGrade.RESIDENT_DOCTOR, 1, 0, Set.of("SAS_DOCTOR"), 0.4);
    static final StaffNeed LEADING_RESIDENT =
            new StaffNeed("resident", StaffGrade.RESIDENT_DOCTOR, 1, 1, Set.of("SAS_DOCTOR"), 1);
    static final StaffNeed NURSE = new StaffNeed("nurse", StaffGrade.NURSE, 1, 1, Set.of(), 1);
    static final Booked ROUTINE = new Booked(Priority.ROUTINE, false, false, 0, null, null, 20, false);
    static final Booked CANCER = new Booked(Priority.URGENT_SUSPECTED_CANCER, true, false, 0, null, null, 20, false);

    String id = "session";
    SessionAtStake.Kind kind = SessionAtStake.Kind.CLINIC;
    String specialty = "110";
    String site = "royal-free";
    String clinician = "dr-okafor";
    Instant startsAt = at("2016-04-26T09:00");
    Instant endsAt = at("2016-04-26T12:30");
    boolean protectedClinic;
    List<Booked> booked = new ArrayList<>(
            List.of(ROUTINE, ROUTINE, ROUTINE, ROUTINE, ROUTINE, ROUTINE, ROUTINE, ROUTINE, ROUTINE, ROUTINE));
    List<StaffNeed> needs = List.of(CONSULTANT, HELPING_RESIDENT);

    static SampleSession session(String id) {
        SampleSession session = new SampleSession();
        session.id = id;
        return session;
    }

    SampleSession of(String doctor) {
        clinician = doctor;
        return this;
    }

    SampleSession in(String code) {
        specialty = code;
        return this;
    }

    SampleSession from(String from, String to) {
        startsAt = at(from);
        endsAt = at(to);
        return this;
    }

    SampleSession needing(StaffNeed... roles) {
        needs = List.of(roles);
        return this;
    }

    SampleSession booked(Booked... patients) {
        booked = List.of(patients);
        return this;
    }

    SessionAtStake make() {
        return new SessionAtStake(
                id,
                "Clinic " + id,
                kind,
                specialty,
                site,
                clinician,
                "Dr " + clinician,
                startsAt,
                endsAt,
                protectedClinic,
                20,
                booked,
                needs);
    }

    static Instant at(String londonTime) {
        return LocalDateTime.parse(londonTime).atZone(London.ZONE).toInstant();
    }

    /** Junior doctors, 26 and 27 April 2016, 08:00 to 17:00, at the Royal Free. */
    static Declaration april2016(
            Participation participation, Map<String, Integer> emergencies, Map<String, Integer> nights) {
        return new Declaration(
                "Strike",
                List.of(
                        new StrikeWindow(at("2016-04-26T08:00"), at("2016-04-26T17:00")),
                        new StrikeWindow(at("2016-04-27T08:00"), at("2016-04-27T17:00"))),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                Set.of("royal-free"),
                participation,
                emergencies,
                nights,
                Set.of(),
                PolicyProfile.LOCAL);
    }

    static Declaration april2016() {
        return april2016(new Participation(60, 78, 90), Map.of(), Map.of());
    }
}
