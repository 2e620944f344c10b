package org.rebook.strike;

import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;

/** What the trust means to keep going (R-IMP-07). */
public enum PolicyProfile {
    /**
     * Emergency and non-elective care only: the rotas are Christmas Day's. A session in the strike's time does not run,
     * whoever is there, unless its clinic or its treatment function is protected (dialysis, chemotherapy, maternity, hot
     * clinics) or the union has agreed to a derogation for its specialty. Those that run do so as their staffing says.
     */
    CHRISTMAS_DAY,

    /**
     * Planned care goes on: at least the set share (95 per cent) of the patients booked in the strike's time are seen
     * (R-IMP-08). Sessions run as their staffing says; then consultants of the specialty and site who hold no session at
     * that time stand in, where most harm would be done first, until the share is reached. Where too few can, it is said by
     * how many patients it is missed.
     */
    PROTECT_95,

    /** Each session runs as its own staffing says, no more and no less: the trust decides about the rest. */
    LOCAL;

    /** Whether a session is stood down by the profile itself, whoever of its staff is there. */
    @Enforces(Rule.R_IMP_07)
    static boolean standsDown(PolicyProfile profile, boolean during, boolean protectedService, boolean derogated) {
        return profile == CHRISTMAS_DAY && during && !protectedService && !derogated;
    }
}
