package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.pathway.PathwayKind;

/** By when a displaced patient must be seen. The clock keeps running through a cancellation by the hospital (R-CAN-13). */
public final class DueDates {

    // NHS England, Recording and reporting RTT: day 126 is still inside 18 weeks, and day 364 inside 52.
    static final int RTT_DAYS = 126;
    static final int RTT_LONG_WAIT_DAYS = 364;
    // NHS England, DM01: who waits six weeks has missed the diagnostic standard.
    static final int DIAGNOSTIC_DAYS = 41;
    static final int CANCER_DIAGNOSIS_DAYS = 28;
    static final int CANCER_TREATMENT_DAYS = 62;

    private DueDates() {}

    /** The first date at which something is missed, binding or not. */
    public static Optional<DueDate> first(Displaced patient) {
        return all(patient).stream().min(Comparator.comparing(DueDate::day));
    }

    /** The last day on which the patient may be booked (R-REB-01); null when nothing binds. */
    public static @Nullable LocalDate latestSafeDay(Displaced patient) {
        LocalDate latest = patient.lcad();
        latest = earlier(latest, priorityLimit(patient));
        return earlier(latest, cancerLimit(patient));
    }

    /** Every date that matters to this patient, the earliest first. */
    public static List<DueDate> all(Displaced patient) {
        List<DueDate> dates = new ArrayList<>();
        add(dates, patient.lcad(), Standard.LCAD);
        add(dates, priorityLimit(patient), Standard.PRIORITY_LIMIT);
        add(dates, cancerLimit(patient), isDiagnosis(patient) ? Standard.CANCER_28 : Standard.CANCER_62);
        if (patient.pathway() == PathwayKind.DIAGNOSTIC) {
            add(dates, clockPlus(patient, DIAGNOSTIC_DAYS), Standard.DIAGNOSTIC_6_WEEKS);
        }
        if (patient.pathway() == PathwayKind.RTT) {
            add(dates, clockPlus(patient, RTT_DAYS), Standard.RTT_18_WEEKS);
            add(dates, clockPlus(patient, RTT_LONG_WAIT_DAYS), Standard.RTT_52_WEEKS);
        }
        dates.sort(Comparator.comparing(DueDate::day));
        return dates;
    }

    private static @Nullable LocalDate priorityLimit(Displaced patient) {
        Integer days = daysWithin(patient.priority());
        return days == null || patient.prioritySetOn() == null
                ? null
                : patient.prioritySetOn().plusDays(days);
    }

    // NHS England, clinical prioritisation; the limits of D1 to D3 are for the trust to set and are its suggestion
    // here.
    private static @Nullable Integer daysWithin(Priority priority) {
        return switch (priority) {
            case P1A -> 1;
            case P1B, D1 -> 3;
            case P2 -> 28;
            case P3 -> 84;
            case D2 -> 14;
            case D3 -> 42;
            case P4, D4, URGENT_SUSPECTED_CANCER, URGENT, ROUTINE -> null;
        };
    }

    // The 31-day standard runs from the decision to treat, which no feed of ours carries.
    private static @Nullable LocalDate cancerLimit(Displaced patient) {
        if (!patient.isSuspectedCancer()) {
            return null;
        }
        return clockPlus(patient, isDiagnosis(patient) ? CANCER_DIAGNOSIS_DAYS : CANCER_TREATMENT_DAYS);
    }

    private static boolean isDiagnosis(Displaced patient) {
        return patient.kind() == AppointmentKind.NEW || patient.kind() == AppointmentKind.DIAGNOSTIC;
    }

    private static @Nullable LocalDate clockPlus(Displaced patient, int days) {
        LocalDate start = patient.clockStartedOn();
        return start == null ? null : start.plusDays(days);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static void add(List<DueDate> dates, @Nullable LocalDate day, Standard standard) {
        if (day != null) {
            dates.add(new DueDate(day, standard));
        }
    }
}
