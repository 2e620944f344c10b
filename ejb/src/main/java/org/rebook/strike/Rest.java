package org.rebook.strike;

import java.time.Instant;
import java.time.LocalDate;

/** The hours in which a consultant rests after a night. */
record Rest(String clinician, LocalDate night, Instant from, Instant until) {

    boolean keepsFrom(SessionAtStake session) {
        return clinician.equals(session.clinician()) && session.overlaps(from, until);
    }
}
