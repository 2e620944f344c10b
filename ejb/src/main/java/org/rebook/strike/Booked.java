package org.rebook.strike;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.Priority;

/**
 * One patient of a session, as far as the harm of losing the place goes.
 *
 * @param cancer whether the pathway or its referral is one for cancer
 * @param lcad the latest clinically appropriate date
 * @param clockStartedOn the start of the waiting-time clock, while it runs
 * @param minutes of an operation, without the turnaround; otherwise of the slot
 * @param mayBeRemote whether clinic and patient allow phone or video
 */
public record Booked(
        Priority priority,
        boolean cancer,
        boolean doNotMove,
        int hospitalCancellations,
        @Nullable LocalDate lcad,
        @Nullable LocalDate clockStartedOn,
        int minutes,
        boolean mayBeRemote) {}
