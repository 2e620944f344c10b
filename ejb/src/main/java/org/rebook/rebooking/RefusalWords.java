package org.rebook.rebooking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rebook.appointment.AppointmentKind;
import org.rebook.clinic.London;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;
import org.rebook.clinic.WorkingDays;
import org.rebook.policy.Setting;

/** The refusals with their dates and values, as a clerk would say them of one patient or of one slot. */
final class RefusalWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(London.ZONE);

    private RefusalWords() {}

    /** Why this slot is not for this patient, each reason in words; empty when it is. */
    static List<String> of(OfferedSlot slot, Displaced patient, Circumstances now) {
        return SlotRules.refusalsOf(slot, patient, now).stream()
                .map(refusal -> ofSlot(refusal, slot, patient, now))
                .toList();
    }

    /** What is true of every slot that is refused to the patient for this reason. */
    static String ofPatient(Refusal refusal, Displaced patient, Circumstances now) {
        return switch (refusal) {
            case OTHER_TYPE -> "set up for another kind of appointment than " + inWords(patient.kind());
            case OTHER_MODALITY -> "not " + inWords(patient.modality()) + ", and the patient cannot be seen otherwise";
            case NO_ROOM ->
                (patient.isOperation()
                                ? "without the %d minutes left that are needed"
                                : "shorter than the %d minutes needed")
                        .formatted(patient.minutes());
            case NOT_EQUIPPED ->
                "without what is needed: " + inWords(patient.requires().capabilities());
            case NO_BED ->
                "without a bed on the ward for each of the %s of the stay"
                        .formatted(days(patient.requires().bedDays()));
            case AFTER_LATEST_DATE -> "after " + latestDate(patient, now);
            case TOO_SOON_FOR_INTERPRETER ->
                "before %s, when an interpreter can be booked at the earliest"
                        .formatted(Wording.day(earliestInterpreter(patient, now)));
            case TOO_SOON_FOR_TRANSPORT ->
                "before %s, when transport can be booked at the earliest"
                        .formatted(Wording.day(WorkingDays.after(now.today(), now.number(Setting.TRANSPORT_LEAD))));
            case BEFORE_LOST_DATE -> "before %s, the date that was lost".formatted(Wording.day(patient.lostOn()));
            case TOO_LITTLE_NOTICE ->
                "before %s, at less than %d days' notice, which can only be offered"
                        .formatted(
                                Wording.day(ReasonableOffer.earliestToImpose(patient, now)),
                                ReasonableOffer.noticeDays(patient, now));
            case LINK_BROKEN -> "not " + linkedDays(patient) + ", as a linked appointment asks";
            default -> refusal.words();
        };
    }

    /** What is true of this slot. */
    static String ofSlot(Refusal refusal, OfferedSlot slot, Displaced patient, Circumstances now) {
        return switch (refusal) {
            case OTHER_SPECIALTY ->
                slot.specialty() == null ? refusal.words() : "for another specialty (%s)".formatted(slot.specialty());
            case OTHER_TYPE -> "set up for %s, and this is %s".formatted(inWords(slot.type()), inWords(patient.kind()));
            case OTHER_MODALITY ->
                "%s, and this patient is to be seen %s"
                        .formatted(inWords(slot.modality()), inWords(patient.modality()));
            case NO_ROOM ->
                "too short: %d minutes are left, and %d are needed"
                        .formatted(Math.max(0, slot.roomMinutes()), patient.minutes());
            case NOT_EQUIPPED -> "without what is needed: " + inWords(missing(slot, patient));
            case OTHER_AGE ->
                "for patients aged %d to %d, and this one will be %d"
                        .formatted(
                                slot.offers().leastAge(),
                                slot.offers().greatestAge(),
                                patient.person().ageOn(slot.day()));
            case KIT_IN_USE -> "on a day on which %s is in use already".formatted(shortOf(refusal, slot, patient, now));
            case NO_BED -> "without a bed left for the stay: " + shortOf(refusal, slot, patient, now);
            case DURING_STRIKE -> "during the strike of " + strikeAt(slot, now);
            case BANK_HOLIDAY -> "on %s, a bank holiday".formatted(Wording.day(slot.day()));
            case PATIENT_UNAVAILABLE ->
                "on a %s, when the patient cannot come (%s)".formatted(weekday(slot.day()), away(slot, patient));
            case PATIENT_ELSEWHERE -> "at the time of another appointment of the patient" + elsewhere(slot, patient);
            default -> ofPatient(refusal, patient, now);
        };
    }

    private static String days(int number) {
        return number == 1 ? "1 day" : number + " days";
    }

    private static String shortOf(Refusal refusal, OfferedSlot slot, Displaced patient, Circumstances now) {
        KitAndBeds counted = now.kitAndBeds();
        return counted.wantsOf(patient, slot.site()).stream()
                .filter(want -> want.refusal() == refusal)
                .flatMap(want -> Stream.ofNullable(counted.shortOn(want, slot.day()))
                        .map(day -> want.ward() == null
                                ? "all of the kit (%s)".formatted(want.words())
                                : "%s is full on %s".formatted(want.words(), Wording.day(day))))
                .collect(Collectors.joining(" and "));
    }

    private static String latestDate(Displaced patient, Circumstances now) {
        LocalDate latest = DueDates.latestSafeDay(patient, now.rules());
        if (latest == null) {
            return "the latest date that is safe for the patient";
        }
        String standards = DueDates.all(patient, now.rules()).stream()
                .filter(due -> due.day().equals(latest) && due.standard().isBinding())
                .map(due -> ", the " + due.standard().words())
                .collect(Collectors.joining());
        return Wording.day(latest) + standards;
    }

    private static LocalDate earliestInterpreter(Displaced patient, Circumstances now) {
        boolean sign = patient.person().interpreting() == PatientFacts.Interpreting.SIGN_LANGUAGE;
        return WorkingDays.after(now.today(), now.number(sign ? Setting.SIGN_LANGUAGE_LEAD : Setting.INTERPRETER_LEAD));
    }

    private static Set<String> missing(OfferedSlot slot, Displaced patient) {
        Set<String> missing = new TreeSet<>(patient.requires().capabilities());
        missing.removeAll(slot.offers().of());
        return missing;
    }

    private static String strikeAt(OfferedSlot slot, Circumstances now) {
        return now.strikes().stream()
                .filter(strike -> strike.hits(slot.time(), slot.site()))
                .map(strike -> Wording.day(strike.time().day()))
                .findFirst()
                .orElse(Wording.day(slot.day()));
    }

    private static String away(OfferedSlot slot, Displaced patient) {
        return patient.unavailable().stream()
                .filter(days -> days.covers(slot.day()))
                .map(days -> days.fromDay().equals(days.toDay())
                        ? Wording.day(days.fromDay())
                        : Wording.day(days.fromDay()) + " to " + Wording.day(days.toDay()))
                .collect(Collectors.joining(", "));
    }

    // What a plan has just given the patient is not among the other appointments yet.
    private static String elsewhere(OfferedSlot slot, Displaced patient) {
        return patient.otherAppointments().stream()
                .filter(other -> other.overlaps(slot.time()))
                .map(RefusalWords::fromTo)
                .findFirst()
                .orElse("");
    }

    private static String fromTo(SlotTime time) {
        return " (%s, %s to %s)"
                .formatted(Wording.day(time.day()), TIME.format(time.startsAt()), TIME.format(time.endsAt()));
    }

    private static String linkedDays(Displaced patient) {
        List<String> bounds = new ArrayList<>();
        for (Displaced.Link days : patient.links()) {
            if (days.earliest() != null && days.earliest().equals(days.latest())) {
                bounds.add("on " + Wording.day(days.earliest()));
            } else {
                if (days.earliest() != null) {
                    bounds.add("on or after " + Wording.day(days.earliest()));
                }
                if (days.latest() != null) {
                    bounds.add("by " + Wording.day(days.latest()));
                }
            }
        }
        return String.join(" and ", bounds);
    }

    private static String inWords(Set<String> capabilities) {
        return String.join(", ", new TreeSet<>(capabilities)).replace('-', ' ');
    }

    static String inWords(AppointmentKind kind) {
        return switch (kind) {
            case NEW -> "a first appointment";
            case FOLLOW_UP -> "a follow-up";
            case PRE_OP -> "a pre-operative assessment";
            case DIAGNOSTIC -> "a test";
            case OPERATION -> "an operation";
        };
    }

    private static String inWords(SlotType type) {
        return switch (type) {
            case ANY -> "outpatients";
            case NEW -> "first appointments";
            case FOLLOW_UP -> "follow-ups";
            case PRE_OP -> "pre-operative assessments";
            case DIAGNOSTIC -> "tests";
            case LIST -> "operations";
        };
    }

    static String inWords(Modality modality) {
        return switch (modality) {
            case IN_PERSON -> "in person";
            case TELEPHONE -> "by phone";
            case VIDEO -> "by video";
        };
    }

    static String weekday(LocalDate day) {
        return weekday(day.getDayOfWeek());
    }

    static String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.UK);
    }
}
