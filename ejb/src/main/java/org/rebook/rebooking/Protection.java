package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.patient.Vulnerability;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.Setting;

/** Who is never moved by a plan; any one of these is enough (R-CAN-01, the protect list PR1 to PR12). */
final class Protection {

    /** A reason of one rule, or null. */
    private interface Protector extends BiFunction<Affected, Circumstances, @Nullable String> {}

    private record Entry(Rule rule, Protector protector) {}

    private static final List<Entry> ALL = List.of(
            new Entry(Rule.R_REB_26, Protection::deceased),
            new Entry(Rule.R_CAN_01, Protection::notToBeMoved),
            new Entry(Rule.PR1, Protection::suspectedCancer),
            new Entry(Rule.PR2, Protection::timeCritical),
            new Entry(Rule.PR3, Protection::treatmentThatCannotWait),
            new Entry(Rule.PR4, Protection::maternity),
            new Entry(Rule.PR5, Protection::boundToItsDate),
            new Entry(Rule.PR6, Protection::childAtRisk),
            new Entry(Rule.PR7, Protection::reviewDueSoon),
            new Entry(Rule.PR8, Protection::waitingOver78Weeks),
            new Entry(Rule.PR9, Protection::alreadyCancelledByTheHospital),
            new Entry(Rule.PR10, Protection::vulnerable),
            new Entry(Rule.PR12, Protection::protectedClinic),
            new Entry(Rule.R_CAN_09, Protection::followUpWithoutLatestDate));

    private static final int NEWBORN_DAYS = 28;
    private static final Set<Priority> TIME_CRITICAL = Set.of(Priority.P1A, Priority.P1B, Priority.P2, Priority.D1);

    private Protection() {}

    /** Every reason for which a plan may not move the appointment, those that were set aside too. */
    static List<Protected> reasons(Affected affected, Circumstances now) {
        return ALL.stream()
                .flatMap(entry -> Optional.ofNullable(entry.protector().apply(affected, now))
                        .map(why -> new Protected(entry.rule(), why, isSetAside(entry.rule(), affected)))
                        .stream())
                .toList();
    }

    /** All the reasons that still hold, in words; empty when a plan may move the appointment. */
    @Enforces(Rule.R_CAN_01)
    static Optional<String> of(Affected affected, Circumstances now) {
        List<Protected> holding = reasons(affected, now).stream()
                .filter(reason -> !reason.setAside())
                .toList();
        return holding.isEmpty()
                ? Optional.empty()
                : Optional.of(holding.stream().map(Protected::inWords).collect(Collectors.joining("; ")));
    }

    // Nobody can decide that the dead may be moved.
    private static boolean isSetAside(Rule rule, Affected affected) {
        return rule != Rule.R_REB_26 && affected.setAside().contains(rule);
    }

    /** The dead are never moved and never told; a person closes their appointments and says why. */
    @Enforces(Rule.R_REB_26)
    static @Nullable String deceased(Affected affected, Circumstances now) {
        return affected.displaced().person().hasDied()
                ? "the patient has died; tell nobody, close the appointment"
                : null;
    }

    private static @Nullable String notToBeMoved(Affected affected, Circumstances now) {
        return affected.doNotMove() ? "marked do not move" : null;
    }

    /** The priority, the referral or the pathway says so; the clinic's flag is PR12's. */
    @Enforces(Rule.PR1)
    static @Nullable String suspectedCancer(Affected affected, Circumstances now) {
        boolean cancer =
                now.isOn(Setting.CANCER_PROTECTED) && affected.displaced().isSuspectedCancer();
        return cancer ? "suspected or treated cancer" : null;
    }

    @Enforces(Rule.PR2)
    static @Nullable String timeCritical(Affected affected, Circumstances now) {
        Priority priority = affected.displaced().priority();
        boolean critical = now.isOn(Setting.TIME_CRITICAL_PROTECTED) && TIME_CRITICAL.contains(priority);
        return critical ? "priority " + priority : null;
    }

    @Enforces(Rule.PR3)
    static @Nullable String treatmentThatCannotWait(Affected affected, Circumstances now) {
        return isOneOf(affected, now.rules().codes(Setting.TREATMENT_SPECIALTIES))
                ? "treatment that cannot wait, treatment function "
                        + affected.displaced().specialty()
                : null;
    }

    @Enforces(Rule.PR4)
    static @Nullable String maternity(Affected affected, Circumstances now) {
        return isOneOf(affected, now.rules().codes(Setting.MATERNITY_SPECIALTIES))
                ? "maternity, treatment function " + affected.displaced().specialty()
                : null;
    }

    @Enforces(Rule.PR5)
    static @Nullable String boundToItsDate(Affected affected, Circumstances now) {
        return isOneOf(affected, now.rules().codes(Setting.TIME_BOUND_SPECIALTIES))
                ? "care bound to its date, treatment function "
                        + affected.displaced().specialty()
                : null;
    }

    /** Newborns up to 28 days old, children with a safeguarding plan, children in care. */
    @Enforces(Rule.PR6)
    static @Nullable String childAtRisk(Affected affected, Circumstances now) {
        if (!now.isOn(Setting.CHILDREN_PROTECTED)) {
            return null;
        }
        LocalDate born = affected.displaced().person().bornOn();
        LocalDate lost = affected.displaced().lostOn();
        if (born != null && !born.isAfter(lost) && ChronoUnit.DAYS.between(born, lost) <= NEWBORN_DAYS) {
            return "newborn";
        }
        return words(affected, true);
    }

    /** The 14th day is still soon, counted from the lost date, or from today when that has passed. */
    @Enforces(Rule.PR7)
    static @Nullable String reviewDueSoon(Affected affected, Circumstances now) {
        LocalDate lcad = affected.displaced().lcad();
        LocalDate last = lastOf(affected, now).plusDays(now.number(Setting.REVIEW_DUE_DAYS));
        boolean soon = lcad != null && !lcad.isAfter(last);
        return soon ? "must be seen by " + Wording.day(lcad) : null;
    }

    /** 78 weeks are 546 days: whoever has day 547 by the lost date is over them. */
    @Enforces(Rule.PR8)
    static @Nullable String waitingOver78Weeks(Affected affected, Circumstances now) {
        Displaced patient = affected.displaced();
        int limit = now.number(Setting.LONG_WAIT_PROTECTED_DAYS);
        LocalDate started = waitsSince(patient);
        boolean over = started != null && ChronoUnit.DAYS.between(started, lastOf(affected, now)) > limit;
        return over ? "waiting over %d weeks".formatted(limit / 7) : null;
    }

    /** The hospital has cancelled before (R-CAN-05, R-CAN-06). */
    @Enforces({Rule.PR9, Rule.R_CAN_05, Rule.R_CAN_06})
    static @Nullable String alreadyCancelledByTheHospital(Affected affected, Circumstances now) {
        int times = affected.displaced().hospitalCancellations();
        if (times <= now.number(Setting.HOSPITAL_CANCELLATIONS_ALLOWED)) {
            return null;
        }
        return "already cancelled by the hospital %s; again only with the approval of %s"
                .formatted(times == 1 ? "once" : times + " times", approverOfSecondCancellation(affected.displaced()));
    }

    /** Who may approve a second cancellation: the division, for an operation an executive. */
    static String approverOfSecondCancellation(Displaced patient) {
        return patient.kind() == AppointmentKind.OPERATION ? "an executive" : "the divisional director";
    }

    @Enforces(Rule.PR10)
    static @Nullable String vulnerable(Affected affected, Circumstances now) {
        return now.isOn(Setting.VULNERABLE_NEED_APPROVAL) ? words(affected, false) : null;
    }

    /** PR1 and PR3 to PR6 too, where the EHR marks the clinic and not the patient. */
    @Enforces(Rule.PR12)
    static @Nullable String protectedClinic(Affected affected, Circumstances now) {
        String why = now.isOn(Setting.PROTECTED_CLINICS) ? affected.protectedClinic() : null;
        return why == null ? null : "protected clinic: " + why;
    }

    /** Without a latest clinically appropriate date a follow-up has no limit that anybody chose: a clinician looks at it. */
    @Enforces(Rule.R_CAN_09)
    static @Nullable String followUpWithoutLatestDate(Affected affected, Circumstances now) {
        Displaced patient = affected.displaced();
        boolean unlimited = now.isOn(Setting.REVIEW_WITHOUT_LCAD)
                && patient.kind() == AppointmentKind.FOLLOW_UP
                && patient.lcad() == null;
        return unlimited
                ? "follow-up without a latest clinically appropriate date; a clinician must say by when"
                : null;
    }

    private static LocalDate lastOf(Affected affected, Circumstances now) {
        LocalDate lost = affected.displaced().lostOn();
        return lost.isBefore(now.today()) ? now.today() : lost;
    }

    private static @Nullable LocalDate waitsSince(Displaced patient) {
        return switch (patient.pathway()) {
            case RTT, CANCER, DIAGNOSTIC -> patient.clockStartedOn();
            case FOLLOW_UP, PLANNED -> null;
        };
    }

    private static boolean isOneOf(Affected affected, Set<String> specialties) {
        String specialty = affected.displaced().specialty();
        return specialty != null && specialties.contains(specialty);
    }

    private static @Nullable String words(Affected affected, boolean ofChildren) {
        String words = affected.displaced().person().vulnerabilities().stream()
                .filter(vulnerability -> vulnerability.isOfChildren() == ofChildren)
                .sorted()
                .map(Vulnerability::words)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? null : words;
    }
}
