package org.rebook.rebooking;

import org.rebook.appointment.AppointmentKind;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** Who a clinician looks at before anything is called off. */
final class ClinicianReview {

    private ClinicianReview() {}

    /** Whoever has a limit and finds no date within it: later is not booked silently, and nothing is cancelled yet. */
    @Enforces(Rule.R_CAN_09)
    static boolean isNeededFor(Displaced withoutDate, RuleSet rules) {
        return DueDates.latestSafeDay(withoutDate, rules) != null;
    }

    /** What a clinician may think of instead; never done by Rebook itself (R-REB-07). */
    @Enforces(Rule.R_REB_27)
    static String suggestionFor(Displaced patient, RuleSet rules) {
        boolean suggested = rules.isOn(Setting.PIFU_SUGGESTED) && patient.kind() == AppointmentKind.FOLLOW_UP;
        return suggested ? " Patient-initiated follow-up, advice or a virtual visit may do instead." : "";
    }
}
