package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.rebook.appointment.AppointmentKind;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/**
 * Whose move does least harm: the eight steps in which appointments are stood down (R-CAN-03). The protected are in none of
 * them.
 */
final class StandDownOrder {

    private static final List<Setting> WEIGHTS = List.of(
            Setting.STAND_DOWN_1,
            Setting.STAND_DOWN_2,
            Setting.STAND_DOWN_3,
            Setting.STAND_DOWN_4,
            Setting.STAND_DOWN_5,
            Setting.STAND_DOWN_6,
            Setting.STAND_DOWN_7,
            Setting.STAND_DOWN_8);

    private StandDownOrder() {}

    /** The step, 1 to 8, of a patient who would be seen on {@code newDay} instead. */
    @Enforces(Rule.R_CAN_03)
    static int stepOf(Displaced patient, LocalDate newDay, RuleSet rules) {
        if (waitsOver52Weeks(patient, newDay, rules)) {
            return 8;
        }
        return switch (patient.priority()) {
            case P4, D4 -> 3;
            case P3, D3 -> 5;
            case ROUTINE ->
                patient.kind() == AppointmentKind.FOLLOW_UP
                        ? stepOfFollowUp(patient, newDay, rules)
                        : stepOfNew(patient, newDay, rules);
            case P1A, P1B, P2, D1, D2, URGENT_SUSPECTED_CANCER, URGENT -> 8;
        };
    }

    static int weightOf(Displaced patient, LocalDate newDay, RuleSet rules) {
        return rules.number(WEIGHTS.get(stepOf(patient, newDay, rules) - 1));
    }

    private static int stepOfFollowUp(Displaced patient, LocalDate newDay, RuleSet rules) {
        LocalDate lcad = patient.lcad();
        if (lcad == null || newDay.isAfter(lcad)) {
            return 7;
        }
        boolean muchSlack = ChronoUnit.DAYS.between(patient.lostOn(), lcad) >= rules.number(Setting.SLACK_DAYS);
        return muchSlack && patient.hospitalCancellations() == 0 && patient.mayBeRemote() ? 1 : 2;
    }

    private static int stepOfNew(Displaced patient, LocalDate newDay, RuleSet rules) {
        LocalDate started = patient.clockStartedOn();
        boolean inside = started == null || !newDay.isAfter(started.plusDays(rules.number(Setting.RTT_DAYS)));
        return inside ? 4 : 6;
    }

    private static boolean waitsOver52Weeks(Displaced patient, LocalDate newDay, RuleSet rules) {
        LocalDate started = patient.clockStartedOn();
        return started != null && newDay.isAfter(started.plusDays(rules.number(Setting.RTT_52_DAYS)));
    }
}
