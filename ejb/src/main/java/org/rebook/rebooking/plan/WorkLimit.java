package org.rebook.rebooking.plan;

/** How much work may still be done, counted in steps and never in time, so that the same problem gives the same plan. */
final class WorkLimit {

    private long left;

    WorkLimit(long steps) {
        left = steps;
    }

    void spend(long steps) {
        left -= steps;
    }

    long left() {
        return Math.max(0, left);
    }

    boolean isSpent() {
        return left <= 0;
    }
}
