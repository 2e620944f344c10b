package org.rebook.ear.demo;

/** How large a trust to invent. */
public enum Size {
    /** A few hundred appointments in a handful of specialties, for tests. */
    SMALL(5, 8, 65, 5, 0.82, 0.10),
    /** A general hospital: about 2,000 outpatient appointments and 180 operations on a weekday. */
    HOSPITAL(15, 18, 2_000, 180, 0.90, 0.12),
    /** Three times the hospital. */
    GROUP(15, 18, 6_000, 540, 0.90, 0.12);

    final int bookedDays;
    final int laterWeeks;
    final int outpatientsADay;
    final int operationsADay;
    final double fullness;
    /** The part of the later taken slots whose appointment is in the feed too. */
    final double knownLater;

    Size(int bookedDays, int laterWeeks, int outpatientsADay, int operationsADay, double fullness, double knownLater) {
        this.bookedDays = bookedDays;
        this.laterWeeks = laterWeeks;
        this.outpatientsADay = outpatientsADay;
        this.operationsADay = operationsADay;
        this.fullness = fullness;
        this.knownLater = knownLater;
    }
}
