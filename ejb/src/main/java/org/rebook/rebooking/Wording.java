package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reasons of a plan as a clerk reads them. */
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private Wording() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** How the patient is to be seen, where that was said. */
    static String seen(PlanChange.@Nullable Mode mode) {
        return mode == null ? "" : mode == PlanChange.Mode.IN_PERSON ? " in person" : " by phone or video";
    }

    static String stays(Remainder session) {
        return "Keeps the place: %d of %d can still be seen, and moving would harm this patient more than those who move."
                .formatted(session.capacity(), session.booked());
    }

    static String staysTogether(int size) {
        return "Keeps the place, together with %s.".formatted(others(size));
    }

    static String movesTogether(Displaced patient, Opening opening, Circumstances now, int size) {
        return moves(patient, opening, now) + " Together with " + others(size) + ".";
    }

    static String noDatesTogether(int size) {
        return "No dates keep this and %s together as they are linked: a clinician is asked before anything is called off."
                .formatted(others(size));
    }

    private static String others(int size) {
        return size == 2 ? "the linked appointment" : "%d linked appointments".formatted(size - 1);
    }

    static String staysOnList() {
        return "Keeps the place: the list still has room for the operation.";
    }

    static String converted(Remainder session) {
        return "Keeps the time, by phone or video: clinic and patient allow it, and only %d of %d can come in."
                .formatted(session.capacity(), session.booked());
    }

    static String protectedKept(String why) {
        return "Protected: %s. Keeps the place.".formatted(why);
    }

    static String protectedToDecide(String why, Remainder session) {
        return "Protected: %s. Not moved by a plan, but the session cannot see them: %s A named person decides."
                .formatted(why, session.reason());
    }

    static String deceased() {
        return "The patient has died. Nobody is moved and nobody is told: a named person closes the appointment (R-REB-26).";
    }

    static String moves(Displaced patient, Opening opening, Circumstances now) {
        OfferedSlot slot = opening.sample();
        long days = ChronoUnit.DAYS.between(patient.lostOn(), slot.day());
        List<String> facts = new ArrayList<>();
        facts.add(MoveCosts.isOther(patient.clinician(), slot.clinician()) ? "another clinician" : "same clinician");
        facts.add(MoveCosts.isOther(patient.site(), slot.site()) ? "another site" : "same site");
        facts.add(
                days == 0
                        ? "on the same day"
                        : days == 1 ? "1 day after the lost date" : days + " days after the lost date");
        DueDates.atStake(patient, now.rules()).ifPresent(due -> facts.add(standing(due, slot.day())));
        Optional.ofNullable(ReasonableOffer.needsAgreementBecause(slot, patient, now))
                .ifPresent(why -> facts.add("needs the patient's agreement: " + why));
        List<String> review = HarmReview.triggers(patient, slot.day(), now.rules());
        return "Moves: " + String.join(", ", facts) + "."
                + (review.isEmpty() ? "" : " Harm review: " + String.join(", ", review) + ".");
    }

    /** Why whoever moves goes early on the new list; nothing for the others. */
    static String turn(ListTurn turn) {
        return turn.isEarly() ? " Early on the list: %s.".formatted(turn.because()) : "";
    }

    private static String standing(DueDate due, LocalDate day) {
        String side = due.day().isBefore(day) ? "past" : "within";
        return "%s the %s (%s)".formatted(side, due.standard().words(), DAY.format(due.day()));
    }

    /** Every reason, with the places it is against and, of these, those that nothing else is against. */
    static String unplaced(RefusalCount refusals, Displaced patient, Circumstances now) {
        String places = patient.isOperation() ? "theatre lists" : "free slots";
        if (refusals.places() == 0) {
            return "No date: the specialty has no %s.".formatted(places);
        }
        List<String> reasons = new ArrayList<>();
        refusals.reasons().forEach(reason -> reasons.add(counted(reason, patient, now)));
        if (refusals.suiting() > 0) {
            reasons.add("%d would suit and %s".formatted(refusals.suiting(), neededMore(patient)));
        }
        return "No date. Of %,d %s of the specialty, %s."
                .formatted(refusals.places(), places, String.join("; ", reasons));
    }

    private static String counted(RefusalCount.Reason reason, Displaced patient, Circumstances now) {
        String words = RefusalWords.ofPatient(reason.refusal(), patient, now);
        String only = reason.alone() == 0 ? "" : " (%,d for this alone)".formatted(reason.alone());
        return "%,d %s %s%s".formatted(reason.places(), reason.places() == 1 ? "is" : "are", words, only);
    }

    private static String neededMore(Displaced patient) {
        return patient.isOperation()
                ? "have no room left beside the operations that need them more"
                : "are needed more by others";
    }

    static String forClinician(String reason) {
        return reason + " A clinician decides before anything is called off.";
    }
}
