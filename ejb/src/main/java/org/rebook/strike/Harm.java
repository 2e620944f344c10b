package org.rebook.strike;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.rebook.appointment.Priority;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/**
 * How much patients would suffer from losing their places, in points: only to choose which session gives way. One protected
 * patient counts for more than a whole list of others. Who may be moved at all is decided later, patient by patient.
 */
final class Harm {

    static final int PROTECTED = 1000;
    static final int URGENT = 100;
    static final int SOON = 30;
    static final int ROUTINE = 10;
    static final int BY_PHONE = 5;

    private static final Set<Priority> TIME_CRITICAL = Set.of(Priority.P1A, Priority.P1B, Priority.P2, Priority.D1);
    private static final List<Setting> PROTECTED_SPECIALTIES =
            List.of(Setting.TREATMENT_SPECIALTIES, Setting.MATERNITY_SPECIALTIES, Setting.TIME_BOUND_SPECIALTIES);

    private Harm() {}

    /** The harm to one patient of a session on the day. */
    static int to(Booked patient, boolean protectedService, LocalDate day, RuleSet rules) {
        if (protectedService || isProtected(patient, day, rules)) {
            return PROTECTED;
        }
        if (patient.priority() == Priority.URGENT || patient.priority() == Priority.D2) {
            return URGENT;
        }
        if (patient.priority() == Priority.P3
                || patient.priority() == Priority.D3
                || waited(patient, day) > rules.number(Setting.RTT_52_DAYS)) {
            return SOON;
        }
        return patient.mayBeRemote() ? BY_PHONE : ROUTINE;
    }

    /** Whether all of a session's patients are protected: by the clinic's mark or by its treatment function. */
    static boolean isProtectedService(SessionAtStake session, RuleSet rules) {
        String specialty = session.specialty();
        return (session.protectedClinic() && rules.isOn(Setting.PROTECTED_CLINICS))
                || (specialty != null
                        && PROTECTED_SPECIALTIES.stream()
                                .anyMatch(setting -> rules.codes(setting).contains(specialty)));
    }

    private static boolean isProtected(Booked patient, LocalDate day, RuleSet rules) {
        LocalDate lcad = patient.lcad();
        boolean cancer = patient.cancer() || patient.priority() == Priority.URGENT_SUSPECTED_CANCER;
        return patient.doNotMove()
                || (cancer && rules.isOn(Setting.CANCER_PROTECTED))
                || (TIME_CRITICAL.contains(patient.priority()) && rules.isOn(Setting.TIME_CRITICAL_PROTECTED))
                || (lcad != null && !lcad.isAfter(day.plusDays(rules.number(Setting.REVIEW_DUE_DAYS))))
                || patient.hospitalCancellations() > rules.number(Setting.HOSPITAL_CANCELLATIONS_ALLOWED)
                || waited(patient, day) > rules.number(Setting.LONG_WAIT_PROTECTED_DAYS);
    }

    private static long waited(Booked patient, LocalDate day) {
        LocalDate started = patient.clockStartedOn();
        return started == null ? 0 : ChronoUnit.DAYS.between(started, day);
    }
}
