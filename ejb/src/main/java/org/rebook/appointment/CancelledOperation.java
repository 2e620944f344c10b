package org.rebook.appointment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;

/**
 * Whether giving an appointment up counts in the quarterly return of cancelled operations (QMCO), which gives the patient a
 * date within 28 days. Only the day decides, never the reason: a strike is not clinical.
 */
public enum CancelledOperation {
    NOT_AN_OPERATION("no: not an operation", false),
    NOT_ELECTIVE("no: an emergency", false),
    BEFORE_THE_DAY("no: before the day of admission", false),
    POSTPONED("no: postponed by 24 hours or less, for the first time", false),
    LAST_MINUTE("yes: on the day of admission or after it", true);

    // NHS England, cancelled elective operations: moved to within 24 hours of the original time, once.
    private static final Duration POSTPONEMENT = Duration.ofHours(24);

    private final String words;
    private final boolean counts;

    CancelledOperation(String words, boolean counts) {
        this.words = words;
        this.counts = counts;
    }

    /**
     * R-CAN-10, R-CAN-11.
     *
     * @param admittedAt when the patient was to come in
     * @param newAdmission when the patient comes in instead; null when that is not known
     * @param postponedBefore whether the operation was postponed within 24 hours before
     */
    public static CancelledOperation of(
            AppointmentKind kind,
            Priority priority,
            Instant admittedAt,
            Instant cancelledAt,
            @Nullable Instant newAdmission,
            boolean postponedBefore) {
        if (kind != AppointmentKind.OPERATION) {
            return NOT_AN_OPERATION;
        }
        if (priority == Priority.P1A || priority == Priority.P1B) {
            return NOT_ELECTIVE;
        }
        if (London.dayOf(cancelledAt).isBefore(London.dayOf(admittedAt))) {
            return BEFORE_THE_DAY;
        }
        boolean soonAgain = newAdmission != null
                && Duration.between(admittedAt, newAdmission).abs().compareTo(POSTPONEMENT) <= 0;
        return soonAgain && !postponedBefore ? POSTPONED : LAST_MINUTE;
    }

    public boolean counts() {
        return counts;
    }

    public String words() {
        return words;
    }
}
