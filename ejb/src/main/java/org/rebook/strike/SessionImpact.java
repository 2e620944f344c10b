package org.rebook.strike;

import org.jspecify.annotations.Nullable;
import org.rebook.appointment.ReasonCode;

/**
 * What a strike leaves of one session, and why.
 *
 * @param capacityLeft patients who can still be seen; for a theatre list, minutes
 * @param cause null when the session runs in full
 */
public record SessionImpact(Staffing staffing, int capacityLeft, String reason, @Nullable ReasonCode cause) {}
