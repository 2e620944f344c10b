package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What speaks for a slot and what to mind about it, in a clerk's words. */
public final class SlotReasons {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private SlotReasons() {}

    public static List<String> of(OfferedSlot slot, Displaced patient, Circumstances now) {
        List<String> reasons = new ArrayList<>();
        reasons.add(distance(slot, patient));
        clinician(slot, patient).ifPresent(reasons::add);
        site(slot, patient).ifPresent(reasons::add);
        if (slot.modality() != patient.modality()) {
            reasons.add("by " + slot.modality().name().toLowerCase(Locale.UK).replace("telephone", "phone"));
        }
        if (slot.reserved()) {
            reasons.add("kept free for urgent referrals");
        }
        dueDate(slot, patient, now).ifPresent(reasons::add);
        String agreement = ReasonableOffer.needsAgreementBecause(slot, patient, now);
        if (agreement != null) {
            reasons.add("needs the patient's agreement: " + agreement);
        }
        return List.copyOf(reasons);
    }

    private static String distance(OfferedSlot slot, Displaced patient) {
        long days = ChronoUnit.DAYS.between(patient.lostOn(), slot.day());
        if (days == 0) {
            return "on the same day";
        }
        String count = Math.abs(days) == 1 ? "1 day" : Math.abs(days) + " days";
        return count + (days > 0 ? " after the lost date" : " before the lost date");
    }

    private static Optional<String> clinician(OfferedSlot slot, Displaced patient) {
        return sameOr(patient.clinician(), slot.clinician(), "same clinician", "another clinician");
    }

    private static Optional<String> site(OfferedSlot slot, Displaced patient) {
        return sameOr(patient.site(), slot.site(), "same site", "another site");
    }

    private static Optional<String> sameOr(
            @Nullable String before, @Nullable String after, String same, String another) {
        return before == null ? Optional.empty() : Optional.of(before.equals(after) ? same : another);
    }

    // The date that is missed, if any; else the one that comes next.
    private static Optional<String> dueDate(OfferedSlot slot, Displaced patient, Circumstances now) {
        List<DueDate> dates = DueDates.all(patient, now.rules());
        Optional<DueDate> missed =
                dates.stream().filter(due -> slot.day().isAfter(due.day())).reduce((earlier, later) -> later);
        if (missed.isPresent()) {
            return missed.map(due -> "after the %s, %s".formatted(due.standard().words(), inWords(due.day(), now)));
        }
        return dates.stream().findFirst().map(due -> "before the %s, %s"
                .formatted(due.standard().words(), inWords(due.day(), now)));
    }

    private static String inWords(LocalDate day, Circumstances now) {
        return (day.getYear() == now.today().getYear() ? DAY : DAY_AND_YEAR).format(day);
    }
}
