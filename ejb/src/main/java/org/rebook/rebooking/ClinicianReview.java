package org.rebook.rebooking;

import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;

/** Who a clinician looks at before anything is called off. */
final class ClinicianReview {

    private ClinicianReview() {}

    /** Whoever has a limit and finds no date within it: later is not booked silently, and nothing is cancelled yet. */
    @Enforces(Rule.R_CAN_09)
    static boolean isNeededFor(Displaced withoutDate, RuleSet rules) {
        return DueDates.latestSafeDay(withoutDate, rules) != null;
    }
}
