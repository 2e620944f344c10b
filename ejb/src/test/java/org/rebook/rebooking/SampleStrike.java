package org.rebook.rebooking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.London;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;
import org.rebook.pathway.PathwayKind;
import org.rebook.patient.TheatreCondition;
import org.rebook.patient.Vulnerability;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;

/** The calendar that tests share: today is Monday 11 April 2016, the strike is on 26 and 27 April. */
final class SampleStrike {

    static final LocalDate TODAY = LocalDate.of(2016, 4, 11);
    static final LocalDate STRIKE_DAY = LocalDate.of(2016, 4, 26);
    static final Instant NOW = at(TODAY, 9, 0);
    static final Circumstances CIRCUMSTANCES = new Circumstances(
            NOW,
            List.of(
                    new Circumstances.StrikeTime(from(STRIKE_DAY, 8, 17), Set.of("royal-free", "barnet")),
                    new Circumstances.StrikeTime(from(STRIKE_DAY.plusDays(1), 8, 17), Set.of("royal-free", "barnet"))),
            RuleSet.current());

    private SampleStrike() {}

    static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(LocalTime.of(hour, minute)).atZone(London.ZONE).toInstant();
    }

    static SlotTime from(LocalDate day, int fromHour, int toHour) {
        return new SlotTime(at(day, fromHour, 0), at(day, toHour, 0));
    }

    static SlotTime twentyMinutes(LocalDate day, int hour) {
        return new SlotTime(at(day, hour, 0), at(day, hour, 20));
    }

    /** A routine follow-up in eye clinic, lost to the strike, without any date by which it is due. */
    static SamplePatient patient() {
        return new SamplePatient();
    }

    /** A free follow-up slot of the same clinician and clinic, six weeks after the strike. */
    static SampleSlot slot() {
        return new SampleSlot();
    }

    static final class SampleSlot {
        SlotType type = SlotType.FOLLOW_UP;
        Modality modality = Modality.IN_PERSON;
        String specialty = "130";
        String site = "royal-free";
        String clinician = "dr-okafor";
        SlotTime time = twentyMinutes(STRIKE_DAY.plusDays(42), 10);
        boolean free = true;
        SessionStatus status = SessionStatus.OPEN;
        boolean reserved;
        int room = 20;
        Capabilities offers = Capabilities.usual();

        SampleSlot on(LocalDate day) {
            time = twentyMinutes(day, 10);
            return this;
        }

        SampleSlot at(SlotTime when) {
            time = when;
            return this;
        }

        OfferedSlot offered() {
            return new OfferedSlot(
                    "slot", "session", type, modality, specialty, site, clinician, time, free, status, reserved, room,
                    offers);
        }
    }

    static final class SamplePatient {
        AppointmentKind kind = AppointmentKind.FOLLOW_UP;
        Priority priority = Priority.ROUTINE;
        LocalDate prioritySetOn;
        Modality modality = Modality.IN_PERSON;
        boolean mayBeRemote;
        boolean onlySameClinician;
        String specialty = "130";
        SlotTime lost = twentyMinutes(STRIKE_DAY, 10);
        int minutes = 20;
        LocalDate lcad;
        PathwayKind pathway = PathwayKind.FOLLOW_UP;
        LocalDate clockStartedOn;
        boolean doNotMove;
        String protectedClinic;
        Set<Rule> setAside = Set.of();
        Clocks clocks;
        int hospitalCancellations;
        Set<Vulnerability> vulnerabilities = Set.of();
        LocalDate bornOn;
        PatientFacts.Interpreting interpreting = PatientFacts.Interpreting.NOBODY;
        Set<TheatreCondition> conditions = Set.of();
        Requirements requires = Requirements.none();
        boolean transport;
        List<Displaced.Unavailability> unavailable = List.of();
        List<SlotTime> others = List.of();
        List<Displaced.Link> links = List.of();

        SamplePatient dueBy(LocalDate day) {
            lcad = day;
            return this;
        }

        /** The same patient as a plan sees them; the follow-up's latest date is far away unless the test gives one. */
        Affected affected() {
            return new Affected(
                    displaced(), 0, "patient", "session", doNotMove, protectedClinic, mayBeRemote, 0, setAside);
        }

        Displaced displaced() {
            return new Displaced(
                    "appointment",
                    kind,
                    priority,
                    prioritySetOn,
                    modality,
                    mayBeRemote,
                    specialty,
                    "royal-free",
                    "dr-okafor",
                    onlySameClinician,
                    lost,
                    minutes,
                    lcad,
                    clocks != null ? clocks : Clocks.of(pathway, clockStartedOn),
                    hospitalCancellations,
                    new PatientFacts(bornOn, vulnerabilities, interpreting, transport, null, conditions),
                    requires,
                    unavailable,
                    others,
                    links);
        }
    }
}
