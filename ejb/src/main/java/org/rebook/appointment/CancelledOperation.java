package org.rebook.appointment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

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

    private final String words;
    private final boolean counts;

    CancelledOperation(String words, boolean counts) {
        this.words = words;
        this.counts = counts;
    }

    /**
     * What giving it up comes to, by the kind of appointment and the times alone.
     *
     * @param admittedAt when the patient was to come in
     * @param newAdmission when the patient comes in instead; null when that is not known
     * @param postponed how often the operation was postponed before
     */
    @Enforces({Rule.R_CAN_10, Rule.R_CAN_11})
    public static CancelledOperation of(
            AppointmentKind kind,
            Priority priority,
            Instant admittedAt,
            Instant cancelledAt,
            @Nullable Instant newAdmission,
            int postponed,
            RuleSet rules) {
        if (kind != AppointmentKind.OPERATION) {
            return NOT_AN_OPERATION;
        }
        if (priority == Priority.P1A || priority == Priority.P1B) {
            return NOT_ELECTIVE;
        }
        if (London.dayOf(cancelledAt).isBefore(London.dayOf(admittedAt))) {
            return BEFORE_THE_DAY;
        }
        return isPostponed(kind, admittedAt, newAdmission, postponed, rules) ? POSTPONED : LAST_MINUTE;
    }

    /** Whether an operation is only moved by a few hours, and not too often before: that is no cancellation (R-CAN-11). */
    @Enforces(Rule.R_CAN_11)
    public static boolean isPostponed(
            AppointmentKind kind,
            @Nullable Instant admittedAt,
            @Nullable Instant newAdmission,
            int postponed,
            RuleSet rules) {
        Duration longest = Duration.ofHours(rules.number(Setting.POSTPONEMENT_HOURS));
        return kind == AppointmentKind.OPERATION
                && postponed < rules.number(Setting.POSTPONEMENTS_ALLOWED)
                && admittedAt != null
                && newAdmission != null
                && Duration.between(admittedAt, newAdmission).abs().compareTo(longest) <= 0;
    }

    public boolean counts() {
        return counts;
    }

    public String words() {
        return words;
    }
}
