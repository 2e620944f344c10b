package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** By when a displaced patient must be seen. The clock keeps running through a cancellation by the hospital (R-CAN-13). */
public final class DueDates {

    private static final int HOURS_OF_A_DAY = 24;

    private DueDates() {}

    /** The first date at which something is missed, binding or not. */
    public static Optional<DueDate> first(Displaced patient, RuleSet rules) {
        return all(patient, rules).stream().min(Comparator.comparing(DueDate::day));
    }

    /** The first standard that the lost date would have met: what a move puts at stake (R-REP-03). */
    @Enforces(Rule.R_REP_03)
    public static Optional<DueDate> atStake(Displaced patient, RuleSet rules) {
        return all(patient, rules).stream()
                .filter(due -> !due.day().isBefore(patient.lostOn()))
                .findFirst();
    }

    /** The last day on which the patient may be booked (R-REB-01); null when nothing binds. */
    public static @Nullable LocalDate latestSafeDay(Displaced patient, RuleSet rules) {
        LocalDate latest = patient.lcad();
        latest = earlier(latest, priorityLimit(patient, rules));
        latest = earlier(latest, guarantee(patient, rules));
        return earlier(latest, bindingCancerLimit(patient, rules));
    }

    /** Every date that matters to this patient, the earliest first. */
    @Enforces({Rule.R_REB_01, Rule.R_CAN_13})
    public static List<DueDate> all(Displaced patient, RuleSet rules) {
        List<DueDate> dates = new ArrayList<>();
        add(dates, patient.lcad(), Standard.LCAD);
        add(dates, priorityLimit(patient, rules), Standard.PRIORITY_LIMIT);
        add(dates, guarantee(patient, rules), Standard.GUARANTEE_28);
        if (patient.isSuspectedCancer()) {
            add(dates, firstSeenLimit(patient, rules), Standard.TWO_WEEK_WAIT);
            add(dates, diagnosisLimit(patient, rules), Standard.CANCER_28);
            add(dates, treatmentLimit(patient, rules), Standard.CANCER_31);
            add(dates, clockPlus(patient, rules.number(Setting.CANCER_62_DAYS)), Standard.CANCER_62);
            add(dates, clockPlus(patient, rules.number(Setting.CANCER_104_DAYS)), Standard.CANCER_104);
        } else if (patient.priority() == Priority.URGENT && patient.kind() == AppointmentKind.NEW) {
            add(dates, clockPlus(patient, rules.number(Setting.URGENT_FIRST_SEEN_DAYS)), Standard.URGENT_FIRST_SEEN);
        }
        add(dates, diagnosticLimit(patient, rules), Standard.DIAGNOSTIC_6_WEEKS);
        addReferralToTreatment(dates, patient, rules);
        dates.sort(Comparator.comparing(DueDate::day));
        return dates;
    }

    // A cancer pathway is a referral-to-treatment pathway too.
    private static void addReferralToTreatment(List<DueDate> dates, Displaced patient, RuleSet rules) {
        LocalDate start =
                switch (patient.pathway()) {
                    case RTT, CANCER -> patient.clockStartedOn();
                    case PLANNED -> patient.isOperation() ? patient.lcad() : null;
                    case DIAGNOSTIC, FOLLOW_UP -> null;
                };
        if (start != null) {
            add(dates, start.plusDays(rules.number(Setting.RTT_DAYS)), Standard.RTT_18_WEEKS);
            add(dates, start.plusDays(rules.number(Setting.RTT_52_DAYS)), Standard.RTT_52_WEEKS);
            add(dates, start.plusDays(rules.number(Setting.RTT_65_DAYS)), Standard.RTT_65_WEEKS);
            add(dates, start.plusDays(rules.number(Setting.RTT_78_DAYS)), Standard.RTT_78_WEEKS);
            add(dates, start.plusDays(rules.number(Setting.RTT_104_DAYS)), Standard.RTT_104_WEEKS);
        }
    }

    /** The six weeks of a test; one that was planned for a date starts to wait when that date has passed. */
    private static @Nullable LocalDate diagnosticLimit(Displaced patient, RuleSet rules) {
        LocalDate start = patient.clocks().diagnosticRequestedOn();
        if (start == null && patient.pathway() == PathwayKind.DIAGNOSTIC) {
            start = patient.clockStartedOn();
        }
        if (start == null && patient.pathway() == PathwayKind.PLANNED && patient.kind() == AppointmentKind.DIAGNOSTIC) {
            start = patient.lcad();
        }
        // Who waits six weeks is late already on that day.
        return start == null ? null : start.plusDays(rules.number(Setting.DIAGNOSTIC_DAYS) - 1L);
    }

    private static @Nullable LocalDate priorityLimit(Displaced patient, RuleSet rules) {
        LocalDate from = patient.prioritySetOn() == null ? patient.clockStartedOn() : patient.prioritySetOn();
        Integer days = daysWithin(patient.priority(), rules);
        return days == null || from == null ? null : from.plusDays(days);
    }

    private static @Nullable Integer daysWithin(Priority priority, RuleSet rules) {
        if (!rules.isOn(Setting.CLINICAL_PRIORITIES)) {
            return null;
        }
        return switch (priority) {
            case P1A -> rules.number(Setting.P1A_HOURS) / HOURS_OF_A_DAY;
            case P1B -> rules.number(Setting.P1B_HOURS) / HOURS_OF_A_DAY;
            case P2 -> rules.number(Setting.P2_DAYS);
            case P3 -> rules.number(Setting.P3_DAYS);
            case D1 -> rules.number(Setting.D1_DAYS);
            case D2 -> rules.number(Setting.D2_DAYS);
            case D3 -> rules.number(Setting.D3_DAYS);
            case P4, D4, URGENT_SUSPECTED_CANCER, URGENT, ROUTINE -> null;
        };
    }

    /** R-CAN-10: cancelled on the day, so a new date within 28 days. */
    @Enforces(Rule.R_CAN_10)
    static @Nullable LocalDate guarantee(Displaced patient, RuleSet rules) {
        LocalDate from = patient.clocks().guaranteeFrom();
        return from == null || !patient.isOperation() ? null : from.plusDays(rules.number(Setting.GUARANTEE_DAYS));
    }

    // Until October 2023: first seen within two weeks.
    private static @Nullable LocalDate firstSeenLimit(Displaced patient, RuleSet rules) {
        boolean applies = rules.isOn(Setting.TWO_WEEK_WAIT) && patient.kind() == AppointmentKind.NEW;
        return applies ? clockPlus(patient, rules.number(Setting.TWO_WEEK_WAIT_DAYS)) : null;
    }

    private static @Nullable LocalDate diagnosisLimit(Displaced patient, RuleSet rules) {
        boolean open = patient.clocks().diagnosisToldOn() == null
                && patient.clocks().decisionToTreatOn() == null
                && !patient.isOperation();
        return rules.isOn(Setting.FASTER_DIAGNOSIS) && open
                ? clockPlus(patient, rules.number(Setting.CANCER_28_DAYS))
                : null;
    }

    private static @Nullable LocalDate treatmentLimit(Displaced patient, RuleSet rules) {
        LocalDate decided = patient.clocks().decisionToTreatOn();
        return decided == null ? null : decided.plusDays(rules.number(Setting.CANCER_31_DAYS));
    }

    // A limit that the lost date would have missed anyway gives way to the next: day 28 to day 62, that to day 104.
    private static @Nullable LocalDate bindingCancerLimit(Displaced patient, RuleSet rules) {
        if (!patient.isSuspectedCancer()) {
            return null;
        }
        LocalDate last = clockPlus(patient, rules.number(Setting.CANCER_104_DAYS));
        return Stream.of(
                        firstSeenLimit(patient, rules),
                        diagnosisLimit(patient, rules),
                        treatmentLimit(patient, rules),
                        clockPlus(patient, rules.number(Setting.CANCER_62_DAYS)),
                        last)
                .filter(limit -> limit != null && !limit.isBefore(patient.lostOn()))
                .min(Comparator.naturalOrder())
                .orElse(last);
    }

    private static @Nullable LocalDate clockPlus(Displaced patient, int days) {
        LocalDate start = patient.clockStartedOn();
        return start == null ? null : start.plusDays(days);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static void add(List<DueDate> dates, @Nullable LocalDate day, Standard standard) {
        if (day != null) {
            dates.add(new DueDate(day, standard));
        }
    }
}
