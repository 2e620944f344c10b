package org.rebook.rebooking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.CancelledOperation;
import org.rebook.appointment.Priority;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;

/**
 * An appointment that the hospital has cancelled on the same pathway.
 *
 * @param startsAt when the patient was to come; null when the EHR does not say
 * @param newStart when the patient was to come instead; null when that is not known
 * @param postponed how often it had been postponed before
 * @param treatedSince whether an operation of the pathway has taken place since
 */
record Earlier(
        AppointmentKind kind,
        Priority priority,
        @Nullable Instant startsAt,
        Instant cancelledAt,
        @Nullable Instant newStart,
        int postponed,
        boolean treatedSince) {

    /** How often the hospital has cancelled: what the EHR counts, or what is known here when that is more (hazard H11). */
    static int cancellations(int countedByEhr, List<Earlier> earlier, RuleSet rules) {
        int known = (int) earlier.stream()
                .filter(each -> !CancelledOperation.isPostponed(
                        each.kind(), each.startsAt(), each.newStart(), each.postponed(), rules))
                .count();
        return Math.max(countedByEhr, known);
    }

    /**
     * The day from which the 28 days of an operation run: the first on which it was called off on the day itself. Being
     * cancelled again does not start them anew.
     */
    static @Nullable LocalDate guaranteeFrom(List<Earlier> operations, RuleSet rules) {
        return operations.stream()
                .filter(operation -> operation.isLastMinute(rules))
                .map(operation -> London.dayOf(operation.startsAt()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private boolean isLastMinute(RuleSet rules) {
        return startsAt != null
                && !treatedSince
                && CancelledOperation.of(kind, priority, startsAt, cancelledAt, newStart, postponed, rules)
                        .counts();
    }
}
