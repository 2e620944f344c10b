package org.rebook.rebooking.planfile;

/**
 * Two appointments whose days hang together: least ≤ day(second) − day(first) ≤ most, once both have a place.
 *
 * @param without what holds when one of the two has none
 */
record Link(Appointment first, Appointment second, int least, int most, Without without) {

    /** Stands for no limit; more days than a file can name. */
    static final int NO_LIMIT = 1_000_000;

    /** A patient or operation of the trust: pools are counted clinics first, then theatres. */
    record Appointment(int pool, int number) {}

    enum Without {
        FREE("free"),
        NEEDS_FIRST("needs-first"),
        TOGETHER("together");

        final String word;

        Without(String word) {
            this.word = word;
        }
    }
}
