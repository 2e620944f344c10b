package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.CIRCUMSTANCES;
import static org.rebook.rebooking.SampleStrike.NOW;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;
import static org.rebook.rebooking.SampleStrike.TODAY;
import static org.rebook.rebooking.SampleStrike.at;
import static org.rebook.rebooking.SampleStrike.from;
import static org.rebook.rebooking.SampleStrike.patient;
import static org.rebook.rebooking.SampleStrike.slot;
import static org.rebook.rebooking.SampleStrike.twentyMinutes;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.Force;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.rebooking.SampleStrike.SamplePatient;
import org.rebook.rebooking.SampleStrike.SampleSlot;

class SlotRulesTest {

    private final SampleSlot slot = slot();
    private final SamplePatient patient = patient();

    private List<Refusal> refusals() {
        List<Refusal> all = SlotRules.refusalsOf(slot.offered(), patient.displaced(), CIRCUMSTANCES);
        assertThat(SlotRules.firstRefusalOf(slot.offered(), patient.displaced(), CIRCUMSTANCES))
                .isEqualTo(all.stream().findFirst());
        return all;
    }

    @Test
    void offersALikeSlotSixWeeksLater() {
        assertThat(refusals()).isEmpty();
    }

    @Test
    void refusesASlotOfAnotherSpecialty() {
        slot.specialty = "120";
        assertThat(refusals()).containsExactly(Refusal.OTHER_SPECIALTY);
    }

    /** Hazard H08: new slot of the wrong type. */
    @ParameterizedTest
    @CsvSource({"NEW", "PRE_OP", "DIAGNOSTIC", "LIST"})
    void refusesASlotSetUpForSomethingElse(SlotType type) {
        slot.type = type;
        assertThat(refusals()).containsExactly(Refusal.OTHER_TYPE);
    }

    @Test
    void offersASlotSetUpForAnything() {
        slot.type = SlotType.ANY;
        assertThat(refusals()).isEmpty();
    }

    @Test
    void neverOffersAClinicSlotForAnOperation() {
        patient.kind = AppointmentKind.OPERATION;
        slot.type = SlotType.ANY;
        assertThat(refusals()).containsExactly(Refusal.OTHER_TYPE);
    }

    @Test
    void offersAPhoneSlotOnlyWhereItMayBeByPhone() {
        slot.modality = Modality.TELEPHONE;
        assertThat(refusals()).containsExactly(Refusal.OTHER_MODALITY);
        patient.mayBeRemote = true;
        assertThat(refusals()).isEmpty();
    }

    @Test
    void refusesATakenSlot() {
        slot.free = false;
        assertThat(refusals()).containsExactly(Refusal.TAKEN);
    }

    @ParameterizedTest
    @EnumSource(names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
    void refusesASessionThatTakesNoBookings(SessionStatus status) {
        slot.status = status;
        assertThat(refusals()).containsExactly(Refusal.SESSION_CLOSED);
    }

    @Test
    void refusesASlotThatStartsNowAndOffersTheNextMinute() {
        slot.at(new SlotTime(NOW, NOW.plusSeconds(1200)));
        assertThat(refusals()).containsExactly(Refusal.PASSED);
        slot.at(new SlotTime(NOW.plusSeconds(60), NOW.plusSeconds(1260)));
        assertThat(refusals()).isEmpty();
    }

    @Test
    void offersASlotJustLongEnoughAndRefusesAMinuteLess() {
        patient.minutes = 20;
        assertThat(refusals()).isEmpty();
        patient.minutes = 21;
        assertThat(refusals()).containsExactly(Refusal.NO_ROOM);
    }

    @Test
    void keepsTheReserveForUrgentPatients() {
        slot.reserved = true;
        assertThat(refusals()).containsExactly(Refusal.RESERVED_FOR_URGENT);
        patient.priority = Priority.URGENT;
        assertThat(refusals()).isEmpty();
    }

    @Test
    void saysOfTheReserveThatItIsAlwaysKept() {
        assertThat(Rule.R_REB_20.force()).isEqualTo(Force.HARD);
    }

    @Test
    void refusesAnotherClinicianOnlyWhereContinuityIsNeeded() {
        slot.clinician = "dr-lee";
        assertThat(refusals()).isEmpty();
        patient.onlySameClinician = true;
        assertThat(refusals()).containsExactly(Refusal.OTHER_CLINICIAN);
    }

    /** Hazard H02: follow-up moved past its latest clinically appropriate date. */
    @Test
    void offersTheLatestClinicallyAppropriateDateAndRefusesTheDayAfter() {
        LocalDate lcad = STRIKE_DAY.plusDays(42);
        patient.dueBy(lcad);
        assertThat(refusals()).isEmpty();
        slot.on(lcad.plusDays(1));
        assertThat(refusals()).containsExactly(Refusal.AFTER_LATEST_DATE);
    }

    @ParameterizedTest
    @CsvSource({"P1A,1", "P1B,3", "P2,28", "P3,84", "D1,3", "D2,14", "D3,42"})
    void keepsToTheLimitOfThePriority(Priority priority, int days) {
        patient.priority = priority;
        patient.prioritySetOn = LocalDate.of(2016, 4, 13);
        LocalDate last = patient.prioritySetOn.plusDays(days);
        assertThat(DueDates.latestSafeDay(patient.displaced(), RuleSet.current()))
                .isEqualTo(last);
        slot.on(last);
        assertThat(refusals()).doesNotContain(Refusal.AFTER_LATEST_DATE);
        slot.on(last.plusDays(1));
        assertThat(refusals()).contains(Refusal.AFTER_LATEST_DATE);
    }

    /** Hazard H03: suspected cancer treated like routine. */
    @ParameterizedTest
    @CsvSource({"NEW,28", "DIAGNOSTIC,28", "FOLLOW_UP,28", "OPERATION,62"})
    void keepsToTheCancerStandards(AppointmentKind kind, int days) {
        patient.kind = kind;
        patient.pathway = PathwayKind.CANCER;
        patient.clockStartedOn = LocalDate.of(2016, 4, 5);
        LocalDate last = patient.clockStartedOn.plusDays(days);
        slot.on(last);
        assertThat(refusals()).doesNotContain(Refusal.AFTER_LATEST_DATE);
        slot.on(last.plusDays(1));
        assertThat(refusals()).contains(Refusal.AFTER_LATEST_DATE);
    }

    @Test
    void doesNotRefuseForTheEighteenWeeksWhichOnlyCount() {
        patient.pathway = PathwayKind.RTT;
        patient.clockStartedOn = TODAY.minusDays(200);
        assertThat(refusals()).isEmpty();
    }

    @Test
    void refusesASlotThatTouchesTheStrikeAndOffersTheOneThatEndsAsItBegins() {
        slot.at(new SlotTime(at(STRIKE_DAY, 7, 41), at(STRIKE_DAY, 8, 1)));
        assertThat(refusals()).containsExactly(Refusal.DURING_STRIKE);
        slot.at(new SlotTime(at(STRIKE_DAY, 7, 40), at(STRIKE_DAY, 8, 0)));
        assertThat(refusals()).isEmpty();
        slot.at(new SlotTime(at(STRIKE_DAY, 17, 0), at(STRIKE_DAY, 17, 20)));
        assertThat(refusals()).isEmpty();
    }

    @Test
    void offersStrikeDaysAtSitesThatAreNotOut() {
        slot.on(STRIKE_DAY).site = "chase-farm";
        assertThat(refusals()).isEmpty();
    }

    /** Hazard H14: bank holidays. */
    @Test
    void refusesTheBankHolidayAfterTheStrike() {
        slot.on(LocalDate.of(2016, 5, 2));
        assertThat(refusals()).containsExactly(Refusal.BANK_HOLIDAY);
        slot.on(LocalDate.of(2016, 5, 3));
        assertThat(refusals()).isEmpty();
    }

    @Test
    void respectsDialysisDays() {
        patient.unavailable = List.of(new Displaced.Unavailability(
                TODAY, TODAY.plusYears(1), Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)));
        slot.on(LocalDate.of(2016, 6, 6));
        assertThat(refusals()).containsExactly(Refusal.PATIENT_UNAVAILABLE);
        slot.on(LocalDate.of(2016, 6, 7));
        assertThat(refusals()).isEmpty();
    }

    @Test
    void respectsTheFirstAndTheLastDayOfAHoliday() {
        LocalDate first = LocalDate.of(2016, 6, 7);
        LocalDate last = LocalDate.of(2016, 6, 9);
        patient.unavailable = List.of(new Displaced.Unavailability(first, last, Set.of(DayOfWeek.values())));
        slot.on(first.minusDays(1));
        assertThat(refusals()).isEmpty();
        slot.on(first);
        assertThat(refusals()).containsExactly(Refusal.PATIENT_UNAVAILABLE);
        slot.on(last);
        assertThat(refusals()).containsExactly(Refusal.PATIENT_UNAVAILABLE);
        slot.on(last.plusDays(1));
        assertThat(refusals()).isEmpty();
    }

    @Test
    void keepsThePatientOutOfTwoPlaces() {
        LocalDate day = LocalDate.of(2016, 6, 7);
        patient.others = List.of(from(day, 9, 10));
        slot.at(twentyMinutes(day, 10));
        assertThat(refusals()).isEmpty();
        slot.at(new SlotTime(at(day, 9, 59), at(day, 10, 19)));
        assertThat(refusals()).containsExactly(Refusal.PATIENT_ELSEWHERE);
    }

    @Test
    void leavesFiveWorkingDaysForAnInterpreter() {
        patient.interpreting = PatientFacts.Interpreting.SPOKEN_LANGUAGE;
        slot.on(LocalDate.of(2016, 4, 15));
        assertThat(refusals()).containsExactly(Refusal.TOO_SOON_FOR_INTERPRETER);
        slot.on(LocalDate.of(2016, 4, 18));
        assertThat(refusals()).isEmpty();
    }

    @Test
    void leavesTwoWorkingDaysForTransportUnlessThePatientStaysAtHome() {
        patient.transport = true;
        patient.mayBeRemote = true;
        slot.on(LocalDate.of(2016, 4, 12));
        assertThat(refusals()).containsExactly(Refusal.TOO_SOON_FOR_TRANSPORT);
        slot.modality = Modality.VIDEO;
        assertThat(refusals()).isEmpty();
        slot.on(LocalDate.of(2016, 4, 13)).modality = Modality.IN_PERSON;
        assertThat(refusals()).isEmpty();
    }

    /** Hazard H09: dependency broken. */
    @Test
    void staysWithinTheDaysALinkedAppointmentLeaves() {
        LocalDate first = LocalDate.of(2016, 6, 7);
        LocalDate last = LocalDate.of(2016, 6, 9);
        patient.links = List.of(new Displaced.Link("scan", Displaced.LinkType.AFTER, 7, 9, first.minusDays(7)));
        slot.on(first.minusDays(1));
        assertThat(refusals()).containsExactly(Refusal.LINK_BROKEN);
        slot.on(first);
        assertThat(refusals()).isEmpty();
        slot.on(last);
        assertThat(refusals()).isEmpty();
        slot.on(last.plusDays(1));
        assertThat(refusals()).containsExactly(Refusal.LINK_BROKEN);
    }

    @Test
    void reportsEveryRefusalInTheOrderOfTheRules() {
        slot.specialty = "120";
        slot.free = false;
        slot.on(STRIKE_DAY);
        assertThat(refusals()).containsExactly(Refusal.OTHER_SPECIALTY, Refusal.TAKEN, Refusal.DURING_STRIKE);
    }
}
