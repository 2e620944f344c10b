package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.Setting;

/**
 * Which patients who are not affected may be moved to make room, where the trust allows it at all: routine outpatients
 * with time to spare, whom nobody has moved before and whose date is neither near nor newly told.
 */
final class GivingWay {

    private static final Set<Priority> ROUTINE = Set.of(Priority.ROUTINE, Priority.D4);

    // A pre-operative assessment belongs to its operation.
    private static final Set<AppointmentKind> KINDS =
            Set.of(AppointmentKind.NEW, AppointmentKind.FOLLOW_UP, AppointmentKind.DIAGNOSTIC);

    private GivingWay() {}

    /** Every reason for which the patient stays where they are; empty when they may give way. */
    @Enforces(Rule.R_REB_18)
    static List<String> whyNot(GivingPlace giver, Circumstances now) {
        Displaced patient = giver.patient().displaced();
        List<String> reasons = new ArrayList<>();
        if (!now.isOn(Setting.CASCADES)) {
            reasons.add("the rules let nobody give way");
        }
        if (!isRoutine(patient, now)) {
            reasons.add("not a routine patient");
        }
        if (!KINDS.contains(patient.kind()) || giver.place().isList()) {
            reasons.add("not an outpatient appointment");
        }
        giver.patient().protection(now).ifPresent(why -> reasons.add("protected: " + why));
        if (!patient.person().vulnerabilities().isEmpty()) {
            reasons.add("vulnerable: " + patient.person().vulnerableAs());
        }
        if (giver.movedBefore()
                || patient.hospitalCancellations() > 0
                || patient.requires().postponed() > 0) {
            reasons.add("moved before");
        }
        if (!patient.links().isEmpty()) {
            reasons.add("linked with another appointment");
        }
        if (!patient.otherAppointments().isEmpty()) {
            reasons.add("has other appointments");
        }
        Optional.ofNullable(whyTooSoon(giver, now)).ifPresent(reasons::add);
        if (slackOn(patient, patient.lostOn(), now) < now.number(Setting.CASCADE_SLACK_DAYS)) {
            reasons.add("has too little slack");
        }
        return reasons;
    }

    private static boolean isRoutine(Displaced patient, Circumstances now) {
        return ROUTINE.contains(patient.priority())
                && RiskTier.of(patient, now.today(), now.rules()) == RiskTier.ROUTINE;
    }

    /** The date must be so many days away, and known for so many days; the first such day is enough. */
    private static @Nullable String whyTooSoon(GivingPlace giver, Circumstances now) {
        int notice = now.number(Setting.CASCADE_NOTICE_DAYS);
        if (giver.patient().displaced().lostOn().isBefore(now.today().plusDays(notice))) {
            return "the date is less than %d days away".formatted(notice);
        }
        LocalDate told = giver.toldOn();
        if (told == null) {
            return "nobody knows when the date was told";
        }
        return told.isAfter(now.today().minusDays(notice))
                ? "the date was told less than %d days ago".formatted(notice)
                : null;
    }

    /**
     * Days from the day to the first limit, binding or not; below zero once one is missed. Where nothing says by when a
     * patient must be seen, nobody knows of any slack.
     */
    static int slackOn(Displaced patient, LocalDate day, Circumstances now) {
        return DueDates.first(patient, now.rules())
                .map(due -> (int) ChronoUnit.DAYS.between(day, due.day()))
                .orElse(-1);
    }

    /** Whether the patient may give way to there: a date that may simply be given, and still with slack. */
    @Enforces(Rule.R_REB_18)
    static boolean mayMoveTo(OfferedSlot slot, GivingPlace giver, Circumstances now, Commitments commitments) {
        Displaced patient = giver.patient().displaced();
        return slackOn(patient, slot.day(), now) >= now.number(Setting.CASCADE_SLACK_DAYS)
                && PlanRules.firstRefusalOf(slot, giver.patient(), now, commitments) == null
                && ReasonableOffer.needsAgreementBecause(slot, patient, now) == null;
    }

    /** To whom a place may be given: whom a strike displaced, with cancer, P2 or urgent. */
    @Enforces(Rule.R_REB_18)
    static boolean mayReceive(Affected patient, Circumstances now) {
        return !patient.isOperation()
                && RiskTier.of(patient.displaced(), now.today(), now.rules()).isUrgent();
    }
}
