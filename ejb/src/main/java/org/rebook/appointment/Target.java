package org.rebook.appointment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an appointment is to go.
 *
 * @param slot the slot, or null on a theatre list
 */
public record Target(@Nullable String slot, String session, Instant startsAt, Instant endsAt, String modality) {

    public Target {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException(
                    "An appointment must start (%s) before it ends (%s).".formatted(startsAt, endsAt));
        }
    }
}
