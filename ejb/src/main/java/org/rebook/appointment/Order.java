package org.rebook.appointment;

import java.time.LocalDate;

/** One of many changes that were decided on beforehand, for {@link BulkBookings}. */
public sealed interface Order {

    String appointment();

    /** The appointment's version when the decision was made. */
    long version();

    Cause cause();

    record Move(String appointment, long version, Target target, Cause cause) implements Order {}

    record Displace(String appointment, long version, String owner, LocalDate dueOn, Cause cause) implements Order {}

    record Convert(String appointment, long version, String modality, Cause cause) implements Order {}
}
