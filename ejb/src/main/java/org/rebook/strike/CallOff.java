package org.rebook.strike;

import java.time.Instant;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** What follows when a strike is suspended or called off. */
public final class CallOff {

    private CallOff() {}

    /** What becomes of a place that a patient gave up for a strike that does not take place. */
    public enum OldPlace {
        /** The new date stays. */
        STAYS_GIVEN_UP,
        /** The patient is asked, by phone. */
        TO_BE_OFFERED,
        /** The patient has asked for it and has it again. */
        GIVEN_BACK
    }

    /** Whether what has been approved is still moved and told: not while the strike is suspended, and never after. */
    @Enforces(Rule.R_OFF_01)
    public static boolean movesGoOn(StrikeStatus status) {
        return status == StrikeStatus.ANNOUNCED || status == StrikeStatus.CONFIRMED;
    }

    /**
     * Nobody is put back unasked, and whoever has accepted a new date keeps it unless they ask for the old place.
     *
     * @param free whether the old place is free, staffed and far enough away to be offered
     */
    @Enforces({Rule.R_OFF_02, Rule.R_OFF_04})
    public static OldPlace oldPlace(boolean free, boolean acceptedNewDate, boolean asksForOldPlace, RuleSet rules) {
        if (!free) {
            return OldPlace.STAYS_GIVEN_UP;
        }
        if (asksForOldPlace || (!acceptedNewDate && rules.isOn(Setting.REINSTATED_BY_ITSELF))) {
            return OldPlace.GIVEN_BACK;
        }
        return acceptedNewDate ? OldPlace.STAYS_GIVEN_UP : OldPlace.TO_BE_OFFERED;
    }

    /**
     * Whether a cancellation counts as rescheduled because of industrial action. Once it was made because of the strike it
     * does, whatever became of the strike afterwards.
     *
     * @param knownFrom when the strike was declared
     */
    @Enforces(Rule.R_OFF_06)
    public static boolean isReported(Instant cancelledAt, Instant knownFrom) {
        return !cancelledAt.isBefore(knownFrom);
    }
}
