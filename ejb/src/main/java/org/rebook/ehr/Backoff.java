package org.rebook.ehr;

import java.time.Duration;

/** How long to wait before the EHR is tried again: twice as long each time, up to a limit, and never in step. */
final class Backoff {

    /** So many attempts in a row without an answer, and the EHR is taken to be down. */
    static final int FAILURES_THAT_MEAN_DOWN = 5;

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_WHEN_DOWN = Duration.ofMinutes(1);

    private Backoff() {}

    /**
     * The wait after so many attempts at one change.
     *
     * @param chance from 0 (inclusive) to 1 (exclusive), so that changes that failed together do not come back together
     */
    static Duration ofChange(int attempts, double chance) {
        return spread(doubled(FIRST, attempts - 1, LONGEST), chance);
    }

    /** The wait of the whole line after so many failures in a row; zero while the EHR is not taken to be down. */
    static Duration ofLine(int failures, double chance) {
        if (failures < FAILURES_THAT_MEAN_DOWN) {
            return Duration.ZERO;
        }
        return spread(doubled(FIRST, failures - FAILURES_THAT_MEAN_DOWN, LONGEST_WHEN_DOWN), chance);
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        // Thirty doublings are beyond any limit here, and below the overflow.
        Duration wait = first.multipliedBy(1L << Math.max(0, Math.min(times, 30)));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    // Between half of the wait and all of it.
    private static Duration spread(Duration wait, double chance) {
        return Duration.ofMillis(Math.round(wait.toMillis() * (0.5 + chance / 2)));
    }
}
