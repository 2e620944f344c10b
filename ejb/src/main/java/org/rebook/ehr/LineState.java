package org.rebook.ehr;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the line to the EHR stands.
 *
 * @param address where the EHR is, or null when none is configured and every change waits
 * @param failures how many attempts have failed since the last answer
 * @param retryAt until when nothing is sent, because the EHR is taken to be down
 */
public record LineState(
        @Nullable String address,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant retryAt,
        @Nullable String lastError) {

    public boolean isConfigured() {
        return address != null;
    }

    public boolean isDown() {
        return failures >= Backoff.FAILURES_THAT_MEAN_DOWN;
    }

    /** The line in words, for the console. */
    public String inWords() {
        if (address == null) {
            return "No EHR configured: changes are kept until REBOOK_EHR_URL names one.";
        }
        if (isDown()) {
            return "The EHR does not answer. Changes are kept and sent when it is back.";
        }
        return failures == 0 ? "The EHR answers." : "The EHR has trouble answering; what failed is tried again.";
    }
}
