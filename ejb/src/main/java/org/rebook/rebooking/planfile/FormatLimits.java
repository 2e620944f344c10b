package org.rebook.rebooking.planfile;

import org.rebook.rebooking.plan.AssignmentProblem;

/** The greatest values that a file may hold, and the least chance. */
final class FormatLimits {

    static final int VERSION = 1;
    static final int DAY = 400_000;
    static final int MINUTES_OF_DAY = 1_440;
    static final int PLACES = 1_000_000;
    static final int MINUTES = 100_000;
    static final int VARIANCE = 1_000_000_000;
    static final int USE_DAYS = 1_000;
    static final int ORDER = 1_000_000;
    static final int PARTS = 65_536;
    static final double LEAST_CHANCE = 1e-6;
    static final long COST = AssignmentProblem.GREATEST_TOTAL;
    static final long PRICE = 2 * COST;

    private FormatLimits() {}
}
