package org.rebook.rebooking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotTime;
import org.rebook.pathway.PathwayKind;

/**
 * An appointment that needs a new date, and what is known of its patient as far as choosing a slot goes.
 *
 * @param mayBeRemote whether clinic and patient allow phone or video instead of coming in
 * @param lost when the patient was to be seen
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
        int minutes,
        @Nullable LocalDate lcad,
        Clocks clocks,
        int hospitalCancellations,
        PatientFacts person,
        Requirements requires,
        List<Unavailability> unavailable,
        List<SlotTime> otherAppointments,
        List<LinkedDays> links) {

    /** Days on which the patient cannot come. */
    public record Unavailability(LocalDate fromDay, LocalDate toDay, Set<DayOfWeek> weekdays) {

        boolean covers(LocalDate day) {
            return !day.isBefore(fromDay) && !day.isAfter(toDay) && weekdays.contains(day.getDayOfWeek());
        }
    }

    /** The days that a linked appointment (pre-op before operation, scan before clinic) leaves; null for no bound. */
    public record LinkedDays(@Nullable LocalDate earliest, @Nullable LocalDate latest) {

        boolean allow(LocalDate day) {
            return (earliest == null || !day.isBefore(earliest)) && (latest == null || !day.isAfter(latest));
        }
    }

    public LocalDate lostOn() {
        return lost.day();
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
