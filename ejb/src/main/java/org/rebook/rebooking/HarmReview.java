package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.Priority;
import org.rebook.patient.Vulnerability;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;

/** Which moves call for a clinical harm review afterwards. */
final class HarmReview {

    private HarmReview() {}

    /** Why a patient's new day calls for a review; empty when nothing does. Without a day, every limit counts as passed. */
    @Enforces(Rule.R_REP_04)
    static List<String> triggers(Displaced patient, @Nullable LocalDate newDay, RuleSet rules) {
        List<String> triggers = new ArrayList<>();
        DueDates.all(patient, rules).stream()
                .filter(due -> newDay == null || due.day().isBefore(newDay))
                .filter(due -> calls(due.standard(), patient))
                .forEach(due -> triggers.add("past the " + due.standard().words()));
        if (patient.hospitalCancellations() > 0) {
            triggers.add("cancelled again by the hospital");
        }
        if (patient.person().vulnerabilities().contains(Vulnerability.SAFEGUARDING)) {
            triggers.add("child with a safeguarding plan");
        }
        return triggers;
    }

    private static boolean calls(Standard standard, Displaced patient) {
        return switch (standard) {
            case LCAD, CANCER_62, CANCER_104, RTT_52_WEEKS -> true;
            case PRIORITY_LIMIT -> patient.priority() == Priority.P2;
            default -> false;
        };
    }
}
