package org.rebook.rebooking.plan;

/** How much work may still be done, counted in steps and never in time, so that the same problem gives the same plan. */
final class WorkLimit {

    private final long whole;
    private long left;

    WorkLimit(long steps) {
        whole = Math.max(1, steps);
        left = steps;
    }

    void spend(long steps) {
        left -= steps;
    }

    long left() {
        return Math.max(0, left);
    }

    /** From 0 to 1, or more where the last step was a long one. */
    double spentPart() {
        return 1 - left / (double) whole;
    }

    boolean isSpent() {
        return left <= 0;
    }
}
