package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rebook.appointment.AppointmentKind;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotType;
import org.rebook.clinic.WorkingDays;

/**
 * The rules every offered slot must pass, in the order their refusals are reported: what the slot is, when it is, whom
 * it suits. They are cheapest first, so that whoever asks for the first refusal only is answered soon.
 */
public final class SlotRules {

    static final List<SlotRule> ALL = List.of(
            SlotRules::ofTheSpecialty,
            SlotRules::ofTheType,
            SlotRules::ofTheModality,
            SlotRules::isFree,
            SlotRules::inAnOpenSession,
            SlotRules::notPassed,
            SlotRules::withEnoughRoom,
            SlotRules::notKeptForUrgent,
            SlotRules::withTheSameClinicianWhereNeeded,
            SlotRules::notAfterLatestDate,
            SlotRules::notDuringStrike,
            SlotRules::notOnBankHoliday,
            SlotRules::whenThePatientCanCome,
            SlotRules::whenThePatientIsNotElsewhere,
            SlotRules::inTimeForAnInterpreter,
            SlotRules::inTimeForTransport,
            SlotRules::inOrderWithLinkedAppointments);

    // R-REB-14: a spoken-language interpreter is booked five working days ahead.
    static final int INTERPRETER_WORKING_DAYS = 5;
    // R-REB-15: non-emergency patient transport is booked two working days ahead.
    static final int TRANSPORT_WORKING_DAYS = 2;

    private SlotRules() {}

    /** Every reason against the slot; empty when it can be offered. */
    public static List<Refusal> refusalsOf(OfferedSlot slot, Displaced patient, Circumstances now) {
        List<Refusal> refusals = new ArrayList<>();
        for (SlotRule rule : ALL) {
            rule.refusalOf(slot, patient, now).ifPresent(refusals::add);
        }
        return refusals;
    }

    /** The first reason against the slot, for whoever asks about millions of them. */
    public static Optional<Refusal> firstRefusalOf(OfferedSlot slot, Displaced patient, Circumstances now) {
        for (SlotRule rule : ALL) {
            Optional<Refusal> refusal = rule.refusalOf(slot, patient, now);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** R-REB-10: the treatment function is the same. */
    static Optional<Refusal> ofTheSpecialty(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean same = slot.specialty() != null && slot.specialty().equals(patient.specialty());
        return refuseUnless(same, Refusal.OTHER_SPECIALTY);
    }

    /** R-REB-10: the slot was set up for this kind of appointment, or for any. */
    static Optional<Refusal> ofTheType(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(suits(slot.type(), patient.kind()), Refusal.OTHER_TYPE);
    }

    private static boolean suits(SlotType type, AppointmentKind kind) {
        return switch (type) {
            case ANY -> kind != AppointmentKind.OPERATION;
            case LIST -> kind == AppointmentKind.OPERATION;
            case NEW -> kind == AppointmentKind.NEW;
            case FOLLOW_UP -> kind == AppointmentKind.FOLLOW_UP;
            case PRE_OP -> kind == AppointmentKind.PRE_OP;
            case DIAGNOSTIC -> kind == AppointmentKind.DIAGNOSTIC;
        };
    }

    /** R-REB-10: seen the same way, or by phone or video where clinic and patient allow it. */
    static Optional<Refusal> ofTheModality(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean suits =
                slot.modality() == patient.modality() || (slot.modality().isRemote() && patient.mayBeRemote());
        return refuseUnless(suits, Refusal.OTHER_MODALITY);
    }

    /** R-REB-18: nobody is displaced to make room. */
    static Optional<Refusal> isFree(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(slot.free(), Refusal.TAKEN);
    }

    /** R-IMP-09: a session whose bookings were stopped, or that was stood down, takes nobody. */
    static Optional<Refusal> inAnOpenSession(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(slot.sessionStatus() == SessionStatus.OPEN, Refusal.SESSION_CLOSED);
    }

    static Optional<Refusal> notPassed(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(slot.time().startsAt().isAfter(now.now()), Refusal.PASSED);
    }

    /** R-REB-10, R-REB-21: the appointment fits into the slot; lists and clinics are not overbooked. */
    static Optional<Refusal> withEnoughRoom(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(patient.minutes() <= slot.roomMinutes(), Refusal.NO_ROOM);
    }

    /** R-REB-20: slots in reserve are for urgent patients and suspected cancer. */
    static Optional<Refusal> notKeptForUrgent(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean allowed = !slot.reserved() || RiskTier.of(patient, now.today()).isUrgent();
        return refuseUnless(allowed, Refusal.RESERVED_FOR_URGENT);
    }

    /** R-REB-11: continuity where it is needed and not only preferred. */
    static Optional<Refusal> withTheSameClinicianWhereNeeded(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean same = slot.clinician() != null && slot.clinician().equals(patient.clinician());
        return refuseUnless(!patient.onlySameClinician() || same, Refusal.OTHER_CLINICIAN);
    }

    /** R-REB-01: never silently after the latest clinically appropriate date, a P, D or cancer limit. */
    static Optional<Refusal> notAfterLatestDate(OfferedSlot slot, Displaced patient, Circumstances now) {
        LocalDate latest = DueDates.latestSafeDay(patient);
        return refuseUnless(latest == null || !slot.day().isAfter(latest), Refusal.AFTER_LATEST_DATE);
    }

    /** R-REB-23: a date lost to one strike is not replaced by a date in the next. */
    static Optional<Refusal> notDuringStrike(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean hit = now.strikes().stream().anyMatch(strike -> strike.hits(slot.time(), slot.site()));
        return refuseUnless(!hit, Refusal.DURING_STRIKE);
    }

    /** R-REB-23: clinics are closed on bank holidays. */
    static Optional<Refusal> notOnBankHoliday(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(!WorkingDays.isBankHoliday(slot.day()), Refusal.BANK_HOLIDAY);
    }

    /** R-REB-13: holidays, dialysis days and whatever else keeps the patient away. */
    static Optional<Refusal> whenThePatientCanCome(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean away = patient.unavailable().stream().anyMatch(days -> days.covers(slot.day()));
        return refuseUnless(!away, Refusal.PATIENT_UNAVAILABLE);
    }

    /** R-REB-13: nobody can be in two places. An operation's place on its list is not known, so it takes the list. */
    static Optional<Refusal> whenThePatientIsNotElsewhere(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean elsewhere = patient.otherAppointments().stream().anyMatch(other -> other.overlaps(slot.time()));
        return refuseUnless(!elsewhere, Refusal.PATIENT_ELSEWHERE);
    }

    /** R-REB-14. */
    static Optional<Refusal> inTimeForAnInterpreter(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean inTime = !patient.interpreter() || isAtLeast(INTERPRETER_WORKING_DAYS, slot, now);
        return refuseUnless(inTime, Refusal.TOO_SOON_FOR_INTERPRETER);
    }

    /** R-REB-15: who is seen by phone or video needs no transport. */
    static Optional<Refusal> inTimeForTransport(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean inTime =
                !patient.transport() || slot.modality().isRemote() || isAtLeast(TRANSPORT_WORKING_DAYS, slot, now);
        return refuseUnless(inTime, Refusal.TOO_SOON_FOR_TRANSPORT);
    }

    /** R-REB-17: pre-op before operation, scan before clinic, and the days between them. */
    static Optional<Refusal> inOrderWithLinkedAppointments(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean inOrder = patient.links().stream().allMatch(link -> link.allow(slot.day()));
        return refuseUnless(inOrder, Refusal.LINK_BROKEN);
    }

    private static boolean isAtLeast(int workingDays, OfferedSlot slot, Circumstances now) {
        return !slot.day().isBefore(WorkingDays.after(now.today(), workingDays));
    }

    private static Optional<Refusal> refuseUnless(boolean allowed, Refusal refusal) {
        return allowed ? Optional.empty() : Optional.of(refusal);
    }
}
