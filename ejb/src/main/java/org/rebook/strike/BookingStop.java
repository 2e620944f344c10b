package org.rebook.strike;

import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** Whether a strike's sessions take new bookings. */
final class BookingStop {

    private BookingStop() {}

    /** From its declaration until it is called off or over, unless the rules say otherwise; a replay stops nothing. */
    @Enforces(Rule.R_IMP_09)
    static boolean holds(StrikeView strike, RuleSet rules) {
        return rules.isOn(Setting.BLOCK_NEW_BOOKINGS) && strike.status().keepsDaysClear() && !strike.isReplay();
    }
}
