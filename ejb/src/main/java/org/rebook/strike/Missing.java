package org.rebook.strike;

/**
 * Who of one role is not where the session needs them.
 *
 * @param absent expected to be on strike
 * @param resting after a night
 * @param taken to emergencies
 * @param standingIn colleagues who have come instead
 */
record Missing(int absent, int resting, int taken, int standingIn) {

    static final Missing NOBODY = new Missing(0, 0, 0, 0);

    static Missing absent(int absent) {
        return new Missing(absent, 0, 0, 0);
    }

    static Missing resting(int absent) {
        return new Missing(absent, 1, 0, 0);
    }

    static Missing taken(int absent) {
        return new Missing(absent, 0, 1, 0);
    }

    Missing with(int more) {
        return new Missing(absent, resting, taken, standingIn + more);
    }

    /** How many of so many are gone: nobody can be away twice. */
    int of(int needed) {
        return Math.min(needed, absent + resting + taken);
    }
}
