package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rebook.appointment.AppointmentKind;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotType;
import org.rebook.clinic.WorkingDays;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.Setting;

/**
 * The rules every offered slot must pass, in the order their refusals are reported: what the slot is, when it is, whom
 * it suits. They are cheapest first, so that whoever asks for the first refusal only is answered soon.
 */
public final class SlotRules {

    static final List<SlotRule> ALL = List.of(
            SlotRules::forTheLiving,
            SlotRules::ofTheSpecialty,
            SlotRules::ofTheType,
            SlotRules::ofTheModality,
            SlotRules::isFree,
            SlotRules::inAnOpenSession,
            SlotRules::notPassed,
            SlotRules::withEnoughRoom,
            SlotRules::equippedForIt,
            SlotRules::forTheAge,
            SlotRules::whileKitIsLeft,
            SlotRules::withABedForTheStay,
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

    /** R-REB-26: nobody who has died is given a date. */
    @Enforces(Rule.R_REB_26)
    static Optional<Refusal> forTheLiving(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(!patient.person().hasDied(), Refusal.PATIENT_HAS_DIED);
    }

    /** R-REB-10: the treatment function is the same. */
    @Enforces(Rule.R_REB_10)
    static Optional<Refusal> ofTheSpecialty(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean same = slot.specialty() != null && slot.specialty().equals(patient.specialty());
        return refuseUnless(same, Refusal.OTHER_SPECIALTY);
    }

    /** R-REB-10: the slot was set up for this kind of appointment, or for any. */
    @Enforces(Rule.R_REB_10)
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
    @Enforces(Rule.R_REB_10)
    static Optional<Refusal> ofTheModality(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean suits =
                slot.modality() == patient.modality() || (slot.modality().isRemote() && patient.mayBeRemote());
        return refuseUnless(suits, Refusal.OTHER_MODALITY);
    }

    /** R-REB-18: nobody is displaced to make room. */
    @Enforces(Rule.R_REB_18)
    static Optional<Refusal> isFree(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(slot.free(), Refusal.TAKEN);
    }

    /** R-IMP-09: a session whose bookings were stopped, or that was stood down, takes nobody. */
    @Enforces(Rule.R_IMP_09)
    static Optional<Refusal> inAnOpenSession(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(slot.sessionStatus() == SessionStatus.OPEN, Refusal.SESSION_CLOSED);
    }

    static Optional<Refusal> notPassed(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(slot.time().startsAt().isAfter(now.now()), Refusal.PASSED);
    }

    /** R-REB-10, R-REB-21: the appointment fits into the slot; lists and clinics are not overbooked. */
    @Enforces({Rule.R_REB_10, Rule.R_REB_21})
    static Optional<Refusal> withEnoughRoom(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(patient.minutes() <= slot.roomMinutes(), Refusal.NO_ROOM);
    }

    /** R-REB-10: equipment, chaperone and anaesthetic. */
    @Enforces(Rule.R_REB_10)
    static Optional<Refusal> equippedForIt(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean equipped = slot.offers().of().containsAll(patient.requires().capabilities());
        return refuseUnless(equipped, Refusal.NOT_EQUIPPED);
    }

    /** R-REB-10: on the day, the patient has an age that the session sees; an unknown age passes. */
    @Enforces(Rule.R_REB_10)
    static Optional<Refusal> forTheAge(OfferedSlot slot, Displaced patient, Circumstances now) {
        Integer age = patient.person().ageOn(slot.day());
        Capabilities offers = slot.offers();
        boolean fits = age == null || (age >= offers.leastAge() && age <= offers.greatestAge());
        return refuseUnless(fits, Refusal.OTHER_AGE);
    }

    /** R-REB-29: kit that lists share is used no more often a day than there is of it. */
    @Enforces(Rule.R_REB_29)
    static Optional<Refusal> whileKitIsLeft(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(!slot.isList() || now.kitAndBeds().hasKitFor(patient, slot), Refusal.KIT_IN_USE);
    }

    /** R-REB-30: a bed on the ward for each day of the stay. */
    @Enforces(Rule.R_REB_30)
    static Optional<Refusal> withABedForTheStay(OfferedSlot slot, Displaced patient, Circumstances now) {
        return refuseUnless(!slot.isList() || now.kitAndBeds().hasABedFor(patient, slot), Refusal.NO_BED);
    }

    /** R-REB-20: slots in reserve are for urgent patients and suspected cancer. */
    @Enforces(Rule.R_REB_20)
    static Optional<Refusal> notKeptForUrgent(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean allowed = !slot.reserved()
                || RiskTier.of(patient, now.today(), now.rules()).isUrgent();
        return refuseUnless(allowed, Refusal.RESERVED_FOR_URGENT);
    }

    /** R-REB-11: continuity where it is needed and not only preferred. */
    @Enforces(Rule.R_REB_11)
    static Optional<Refusal> withTheSameClinicianWhereNeeded(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean same = slot.clinician() != null && slot.clinician().equals(patient.clinician());
        boolean followUp = patient.kind() == AppointmentKind.FOLLOW_UP && now.isOn(Setting.ALWAYS_SAME_CLINICIAN);
        return refuseUnless(same || !(patient.onlySameClinician() || followUp), Refusal.OTHER_CLINICIAN);
    }

    /** R-REB-01: never silently after the latest clinically appropriate date, a P, D or cancer limit. */
    @Enforces(Rule.R_REB_01)
    static Optional<Refusal> notAfterLatestDate(OfferedSlot slot, Displaced patient, Circumstances now) {
        LocalDate latest = DueDates.latestSafeDay(patient, now.rules());
        return refuseUnless(latest == null || !slot.day().isAfter(latest), Refusal.AFTER_LATEST_DATE);
    }

    /** R-REB-23: a date lost to one strike is not replaced by a date in the next. */
    @Enforces(Rule.R_REB_23)
    static Optional<Refusal> notDuringStrike(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean hit = now.strikes().stream().anyMatch(strike -> strike.hits(slot.time(), slot.site()));
        return refuseUnless(!hit, Refusal.DURING_STRIKE);
    }

    /** R-REB-23: clinics are closed on bank holidays. */
    @Enforces(Rule.R_REB_23)
    static Optional<Refusal> notOnBankHoliday(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean closed = now.isOn(Setting.CLOSED_ON_BANK_HOLIDAYS) && WorkingDays.isBankHoliday(slot.day());
        return refuseUnless(!closed, Refusal.BANK_HOLIDAY);
    }

    /** R-REB-13: holidays, dialysis days and whatever else keeps the patient away. */
    @Enforces(Rule.R_REB_13)
    static Optional<Refusal> whenThePatientCanCome(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean away = patient.unavailable().stream().anyMatch(days -> days.covers(slot.day()));
        return refuseUnless(!away, Refusal.PATIENT_UNAVAILABLE);
    }

    /** R-REB-13: nobody can be in two places. An operation's place on its list is not known, so it takes the list. */
    @Enforces(Rule.R_REB_13)
    static Optional<Refusal> whenThePatientIsNotElsewhere(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean elsewhere = patient.otherAppointments().stream().anyMatch(other -> other.overlaps(slot.time()));
        return refuseUnless(!elsewhere, Refusal.PATIENT_ELSEWHERE);
    }

    /** R-REB-14: sign language is booked further ahead than a spoken one. */
    @Enforces(Rule.R_REB_14)
    static Optional<Refusal> inTimeForAnInterpreter(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean inTime =
                switch (patient.person().interpreting()) {
                    case NOBODY -> true;
                    case SPOKEN_LANGUAGE -> isAtLeast(now.number(Setting.INTERPRETER_LEAD), slot, now);
                    case SIGN_LANGUAGE -> isAtLeast(now.number(Setting.SIGN_LANGUAGE_LEAD), slot, now);
                };
        return refuseUnless(inTime, Refusal.TOO_SOON_FOR_INTERPRETER);
    }

    /** R-REB-15: who is seen by phone or video needs no transport. */
    @Enforces(Rule.R_REB_15)
    static Optional<Refusal> inTimeForTransport(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean inTime = !patient.transport()
                || slot.modality().isRemote()
                || isAtLeast(now.number(Setting.TRANSPORT_LEAD), slot, now);
        return refuseUnless(inTime, Refusal.TOO_SOON_FOR_TRANSPORT);
    }

    /** R-REB-17: pre-op before operation, scan before clinic, and the days between them. */
    @Enforces(Rule.R_REB_17)
    static Optional<Refusal> inOrderWithLinkedAppointments(OfferedSlot slot, Displaced patient, Circumstances now) {
        boolean inOrder = patient.links().stream().allMatch(link -> link.allows(slot.day()));
        return refuseUnless(inOrder, Refusal.LINK_BROKEN);
    }

    private static boolean isAtLeast(int workingDays, OfferedSlot slot, Circumstances now) {
        return !slot.day().isBefore(WorkingDays.after(now.today(), workingDays));
    }

    private static Optional<Refusal> refuseUnless(boolean allowed, Refusal refusal) {
        return allowed ? Optional.empty() : Optional.of(refusal);
    }
}
