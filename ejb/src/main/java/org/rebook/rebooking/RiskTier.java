package org.rebook.rebooking;

import java.time.LocalDate;
import org.rebook.appointment.Priority;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** How much a patient is at risk while without a date, the most first (R-REB-09). */
public enum RiskTier {
    EMERGENCY("Emergency"),
    CANCER_OR_P2("Cancer or time-critical"),
    URGENT("Urgent"),
    REVIEW_DUE("Review due within 14 days"),
    P3("Within 3 months"),
    LONG_WAIT("Waiting over 52 weeks"),
    ROUTINE("Routine");

    private final String words;

    RiskTier(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether slots in reserve are open to the patient (R-REB-20). */
    public boolean isUrgent() {
        return compareTo(URGENT) <= 0;
    }

    @Enforces(Rule.R_REB_09)
    public static RiskTier of(Displaced patient, LocalDate today, RuleSet rules) {
        Priority priority = patient.priority();
        if (priority == Priority.P1A || priority == Priority.P1B) {
            return EMERGENCY;
        }
        if (priority == Priority.P2 || priority == Priority.D1 || patient.isSuspectedCancer()) {
            return CANCER_OR_P2;
        }
        if (priority == Priority.URGENT || priority == Priority.D2) {
            return URGENT;
        }
        LocalDate lcad = patient.lcad();
        if (lcad != null && !lcad.isAfter(today.plusDays(rules.number(Setting.REVIEW_DUE_DAYS)))) {
            return REVIEW_DUE;
        }
        if (priority == Priority.P3 || priority == Priority.D3) {
            return P3;
        }
        LocalDate clock = patient.clockStartedOn();
        return clock != null && clock.isBefore(today.minusDays(rules.number(Setting.RTT_52_DAYS)))
                ? LONG_WAIT
                : ROUTINE;
    }
}
