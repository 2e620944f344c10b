package org.rebook.rebooking;

import java.time.Instant;

/**
 * What giving a place to one patient costs all who wait for a date in the specialty.
 *
 * @param toAll against the best dates for all of them together: the order in which places are offered
 * @param forOthers of that, what the other patients lose; below zero where they gain
 * @param couldUse how many others who wait could take one of these places
 * @param asOf when the waiting patients and the free places were read
 */
public record WholeCost(long toAll, CostEffect forOthers, int couldUse, Instant asOf) {

    /** For the clerk. */
    public String words() {
        String others = couldUse == 0
                ? "nobody else who waits could use it"
                : couldUse == 1
                        ? "1 other who waits could use it"
                        : "%d others who wait could use it".formatted(couldUse);
        return forOthers.isNothing()
                ? others + "; it costs them nothing"
                : "%s; for them together: %s".formatted(others, forOthers.inWords());
    }
}
