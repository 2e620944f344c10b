package org.rebook.rebooking.plan;

/**
 * Whether a list is full, asked in one place by all who pack: the mean minutes that are left must be worth the deviations
 * that the rule asks for, and a hair more, so that no checker's rounding can find the list overfull.
 */
final class Fullness {

    private static final double HAIR = 1e-8;

    private final int allowance;
    private final double deviationsSquared;

    Fullness(OverrunRule rule) {
        allowance = rule.allowanceMinutes();
        double deviations = rule.deviations();
        deviationsSquared = deviations * deviations * (1 + HAIR);
    }

    /** Mean minutes on an empty list before its allowance ends. */
    long roomOf(TheatreList list) {
        return (long) list.minutes() + allowance - list.usedMinutes();
    }

    /** The deviations a list must leave, per root of its variance; never less than the predicate asks. */
    double deviations() {
        return StrictMath.sqrt(deviationsSquared);
    }

    /**
     * @param left mean minutes to the end with its allowance
     * @param variance of all that is on the list
     */
    boolean holds(long left, long variance) {
        return left >= 0 && (double) left * left >= deviationsSquared * variance;
    }
}
