package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The last day before a standard is missed. */
public record DueDate(LocalDate day, Standard standard) {

    /** Negative once it has been missed. */
    public int daysFrom(LocalDate today) {
        return Math.toIntExact(ChronoUnit.DAYS.between(today, day));
    }
}
