package org.rebook.rebooking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotTime;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;

/**
 * An appointment that needs a new date, and what is known of its patient as far as choosing a slot goes.
 *
 * @param mayBeRemote whether clinic and patient allow phone or video instead of coming in
 * @param lost when the patient was to be seen
 * @param lostOn the London day of it, kept because every rule asks for it
 * @param minutes what a slot or a list must have room for, without the turnaround
 * @param onlySameClinician whether another clinician is refused rather than just worse
 */
public record Displaced(
        String appointment,
        AppointmentKind kind,
        Priority priority,
        @Nullable LocalDate prioritySetOn,
        Modality modality,
        boolean mayBeRemote,
        @Nullable String specialty,
        @Nullable String site,
        @Nullable String clinician,
        boolean onlySameClinician,
        SlotTime lost,
        LocalDate lostOn,
        int minutes,
        @Nullable LocalDate lcad,
        Clocks clocks,
        int hospitalCancellations,
        PatientFacts person,
        Requirements requires,
        List<Unavailability> unavailable,
        List<SlotTime> otherAppointments,
        List<Link> links) {

    // The inputs of a plan that an earlier Rebook made do not have it.
    public Displaced {
        lostOn = Objects.requireNonNullElseGet(lostOn, lost::day);
    }

    public Displaced(
            String appointment,
            AppointmentKind kind,
            Priority priority,
            @Nullable LocalDate prioritySetOn,
            Modality modality,
            boolean mayBeRemote,
            @Nullable String specialty,
            @Nullable String site,
            @Nullable String clinician,
            boolean onlySameClinician,
            SlotTime lost,
            int minutes,
            @Nullable LocalDate lcad,
            Clocks clocks,
            int hospitalCancellations,
            PatientFacts person,
            Requirements requires,
            List<Unavailability> unavailable,
            List<SlotTime> otherAppointments,
            List<Link> links) {
        this(
                appointment,
                kind,
                priority,
                prioritySetOn,
                modality,
                mayBeRemote,
                specialty,
                site,
                clinician,
                onlySameClinician,
                lost,
                lost.day(),
                minutes,
                lcad,
                clocks,
                hospitalCancellations,
                person,
                requires,
                unavailable,
                otherAppointments,
                links);
    }

    /** Days on which the patient cannot come. */
    public record Unavailability(LocalDate fromDay, LocalDate toDay, Set<DayOfWeek> weekdays) {

        boolean covers(LocalDate day) {
            return !day.isBefore(fromDay) && !day.isAfter(toDay) && weekdays.contains(day.getDayOfWeek());
        }
    }

    /**
     * A linked appointment: pre-op before operation, scan before clinic, several clinics on one day.
     *
     * @param other the linked appointment
     * @param type how this one stands to it: on its day, before it or after it
     * @param least days between the two at least
     * @param most days between the two at most; null for no bound
     * @param otherDay when the linked one is
     */
    public record Link(String other, LinkType type, int least, @Nullable Integer most, LocalDate otherDay) {

        boolean allows(LocalDate day) {
            return holds(day, otherDay);
        }

        /** The first day it leaves while the other stays where it is; null for no bound. */
        @Nullable
        LocalDate earliest() {
            return switch (type) {
                case SAME_DAY -> otherDay;
                case BEFORE -> most == null ? null : otherDay.minusDays(most);
                case AFTER -> otherDay.plusDays(least);
            };
        }

        /** The last day it leaves while the other stays where it is; null for no bound. */
        @Nullable
        LocalDate latest() {
            return switch (type) {
                case SAME_DAY -> otherDay;
                case BEFORE -> otherDay.minusDays(least);
                case AFTER -> most == null ? null : otherDay.plusDays(most);
            };
        }

        /** Whether the link holds if this appointment is on one day and the linked one on another. */
        @Enforces(Rule.R_REB_17)
        boolean holds(LocalDate own, LocalDate others) {
            long between = ChronoUnit.DAYS.between(own, others);
            return switch (type) {
                case SAME_DAY -> between == 0;
                case BEFORE -> between >= least && (most == null || between <= most);
                case AFTER -> -between >= least && (most == null || -between <= most);
            };
        }
    }

    /** How an appointment stands to a linked one. */
    public enum LinkType {
        SAME_DAY,
        BEFORE,
        AFTER
    }

    /**
     * The same appointment when its patient has asked for another date: it is then not the hospital that cancels, and the
     * patient does not come on that day.
     */
    Displaced givenUpByThePatient(LocalDate day) {
        List<Unavailability> days = new ArrayList<>(unavailable);
        days.add(new Unavailability(day, day, EnumSet.allOf(DayOfWeek.class)));
        return with(0, days, links);
    }

    /** The same appointment with only those links. */
    Displaced withLinks(List<Link> only) {
        return with(hospitalCancellations, unavailable, only);
    }

    private Displaced with(int cancellations, List<Unavailability> days, List<Link> only) {
        return new Displaced(
                appointment,
                kind,
                priority,
                prioritySetOn,
                modality,
                mayBeRemote,
                specialty,
                site,
                clinician,
                onlySameClinician,
                lost,
                lostOn,
                minutes,
                lcad,
                clocks,
                cancellations,
                person,
                requires,
                days,
                otherAppointments,
                only);
    }

    boolean isOperation() {
        return kind == AppointmentKind.OPERATION;
    }

    /** Any one signal is enough: the priority, the referral or the pathway. */
    boolean isSuspectedCancer() {
        return clocks.isCancer() || priority == Priority.URGENT_SUSPECTED_CANCER;
    }

    public PathwayKind pathway() {
        return clocks.kind();
    }

    public @Nullable LocalDate clockStartedOn() {
        return clocks.startedOn();
    }

    public boolean interpreter() {
        return person.interpreting() != PatientFacts.Interpreting.NOBODY;
    }

    public boolean transport() {
        return person.transport();
    }
}
