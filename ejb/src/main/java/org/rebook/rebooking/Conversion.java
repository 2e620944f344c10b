package org.rebook.rebooking;

import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.Setting;

/** Who is seen by phone or video instead of losing the date. */
final class Conversion {

    private Conversion() {}

    /** The trust wants it, the clinic and the patient allow it, and the appointment needs neither equipment nor interpreter. */
    @Enforces(Rule.R_CAN_02)
    static boolean isAllowed(Affected patient, Circumstances now) {
        return now.isOn(Setting.CONVERT_FIRST)
                && patient.convertible()
                && !patient.displaced().interpreter()
                && patient.displaced().requires().capabilities().isEmpty();
    }
}
