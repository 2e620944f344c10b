package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.rebook.appointment.Priority;

/** Who is never moved by a plan; any one of these is enough (R-CAN-01, the protect list PR1 to PR12). */
final class Protection {

    private static final List<BiFunction<Affected, LocalDate, Optional<String>>> ALL = List.of(
            Protection::notToBeMoved,
            Protection::suspectedCancer,
            Protection::timeCritical,
            Protection::treatmentThatCannotWait,
            Protection::protectedClinic,
            Protection::reviewDueSoon,
            Protection::alreadyCancelledByTheHospital,
            Protection::waitingOver78Weeks);

    // PR3: transplant, blood and marrow transplant, renal, medical and clinical oncology.
    private static final Set<String> TREATMENT_CODES = Set.of("102", "308", "361", "370", "800");
    // PR4 and PR5: obstetrics, fetal medicine, midwifery, anticoagulation, transient ischaemic attack.
    private static final Set<String> TIME_BOUND_CODES = Set.of("501", "505", "560", "324", "329");
    // PR7.
    static final int REVIEW_DUE_DAYS = 14;
    // PR8: 78 weeks are 546 days, so day 547 is over them.
    static final int LONGEST_WAIT_DAYS = 546;

    private Protection() {}

    /** The first reason for which the appointment may not be moved by a plan; empty when it may. */
    static Optional<String> of(Affected affected, LocalDate today) {
        return ALL.stream()
                .map(rule -> rule.apply(affected, today))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> notToBeMoved(Affected affected, LocalDate today) {
        return when(affected.doNotMove(), "marked do not move");
    }

    /** PR1: the priority or the pathway says so. */
    private static Optional<String> suspectedCancer(Affected affected, LocalDate today) {
        return when(affected.displaced().isSuspectedCancer(), "suspected or treated cancer (PR1)");
    }

    /** PR2. */
    private static Optional<String> timeCritical(Affected affected, LocalDate today) {
        Priority priority = affected.displaced().priority();
        boolean critical =
                Set.of(Priority.P1A, Priority.P1B, Priority.P2, Priority.D1).contains(priority);
        return when(critical, "priority %s (PR2)".formatted(priority));
    }

    /** PR3, PR4 and PR5, by treatment function. */
    private static Optional<String> treatmentThatCannotWait(Affected affected, LocalDate today) {
        String specialty = affected.displaced().specialty();
        if (specialty == null) {
            return Optional.empty();
        }
        return TREATMENT_CODES.contains(specialty)
                ? Optional.of("treatment that cannot wait (PR3)")
                : when(TIME_BOUND_CODES.contains(specialty), "care bound to its date (PR4, PR5)");
    }

    /** PR3 to PR6 and PR12, by the clinic. */
    private static Optional<String> protectedClinic(Affected affected, LocalDate today) {
        return Optional.ofNullable(affected.protectedClinic()).map(why -> "protected clinic: " + why);
    }

    /** PR7: the 14th day from today is still soon. */
    private static Optional<String> reviewDueSoon(Affected affected, LocalDate today) {
        LocalDate lcad = affected.displaced().lcad();
        return when(
                lcad != null && !lcad.isAfter(today.plusDays(REVIEW_DUE_DAYS)),
                "must be seen by %s (PR7)".formatted(lcad));
    }

    /** PR9: the hospital has cancelled once already (R-CAN-05). */
    private static Optional<String> alreadyCancelledByTheHospital(Affected affected, LocalDate today) {
        int times = affected.displaced().hospitalCancellations();
        return when(times > 0, "already cancelled by the hospital %d time(s) (PR9)".formatted(times));
    }

    /** PR8. */
    private static Optional<String> waitingOver78Weeks(Affected affected, LocalDate today) {
        LocalDate started = affected.displaced().clockStartedOn();
        return when(
                started != null && ChronoUnit.DAYS.between(started, today) > LONGEST_WAIT_DAYS,
                "waiting over 78 weeks (PR8)");
    }

    private static Optional<String> when(boolean holds, String reason) {
        return holds ? Optional.of(reason) : Optional.empty();
    }
}
