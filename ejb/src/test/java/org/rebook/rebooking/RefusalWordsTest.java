package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.CIRCUMSTANCES;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;
import static org.rebook.rebooking.SampleStrike.TODAY;
import static org.rebook.rebooking.SampleStrike.patient;
import static org.rebook.rebooking.SampleStrike.slot;
import static org.rebook.rebooking.SampleStrike.twentyMinutes;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotType;
import org.rebook.rebooking.SampleStrike.SamplePatient;
import org.rebook.rebooking.SampleStrike.SampleSlot;

/** A clerk reads all the reasons, each with the date or the value that decides (hazard H20). */
class RefusalWordsTest {

    private final SampleSlot slot = slot();
    private final SamplePatient patient = patient();

    private List<String> words() {
        return RefusalWords.of(slot.offered(), patient.displaced(), CIRCUMSTANCES);
    }

    @Test
    void hasNoneForASlotThatSuits() {
        assertThat(words()).isEmpty();
    }

    @Test
    void saysEveryReasonAndNotTheFirstOnly() {
        slot.on(STRIKE_DAY.plusDays(6));
        slot.type = SlotType.NEW;
        slot.free = false;
        slot.status = SessionStatus.BOOKING_STOPPED;
        slot.room = 15;
        patient.lcad = LocalDate.of(2016, 4, 30);
        patient.unavailable = List.of(new Displaced.Unavailability(
                LocalDate.of(2016, 5, 1), LocalDate.of(2016, 5, 14), Set.of(DayOfWeek.values())));
        patient.others = List.of(twentyMinutes(STRIKE_DAY.plusDays(6), 10));
        assertThat(words())
                .containsExactly(
                        "set up for first appointments, and this is a follow-up",
                        "taken or held by somebody else",
                        "in a session that takes no bookings",
                        "too short: 15 minutes are left, and 20 are needed",
                        "after 30 April 2016, the latest clinically appropriate date",
                        "on 2 May 2016, a bank holiday",
                        "on a Monday, when the patient cannot come (1 May 2016 to 14 May 2016)",
                        "at the time of another appointment of the patient (2 May 2016, 10:00 to 10:20)");
    }

    @Test
    void namesTheStandardThatBinds() {
        patient.kind = AppointmentKind.OPERATION;
        patient.priority = Priority.P2;
        patient.prioritySetOn = TODAY;
        slot.type = SlotType.LIST;
        assertThat(words()).containsExactly("after 9 May 2016, the limit of the clinical priority");
    }

    @Test
    void namesBothStandardsThatBindOnOneDay() {
        patient.kind = AppointmentKind.OPERATION;
        patient.priority = Priority.P2;
        patient.prioritySetOn = TODAY;
        patient.lcad = TODAY.plusDays(28);
        slot.type = SlotType.LIST;
        assertThat(words().get(0))
                .contains("latest clinically appropriate date")
                .contains("clinical priority");
    }

    @Test
    void namesTheStrikeTheSlotIsIn() {
        slot.on(STRIKE_DAY.plusDays(1));
        assertThat(words()).containsExactly("during the strike of 27 April 2016");
    }

    @Test
    void namesTheFirstDayForAnInterpreterAndForTransport() {
        slot.on(TODAY.plusDays(1));
        patient.interpreting = PatientFacts.Interpreting.SPOKEN_LANGUAGE;
        patient.transport = true;
        assertThat(words())
                .containsExactly(
                        "before 18 April 2016, when an interpreter can be booked at the earliest",
                        "before 13 April 2016, when transport can be booked at the earliest");
    }

    @Test
    void givesASignLanguageInterpreterTheLongerLead() {
        slot.on(TODAY.plusDays(1));
        patient.interpreting = PatientFacts.Interpreting.SIGN_LANGUAGE;
        assertThat(words()).containsExactly("before 25 April 2016, when an interpreter can be booked at the earliest");
    }

    @Test
    void namesWhatIsMissingOnly() {
        patient.requires = new Requirements(Set.of("chaperone", "general-anaesthetic"), Set.of(), false, null, 0);
        slot.offers = new Capabilities(Set.of("chaperone"), 0, 200);
        assertThat(words()).containsExactly("without what is needed: general anaesthetic");
    }

    @Test
    void namesTheAgesOfTheSession() {
        patient.bornOn = LocalDate.of(2005, 6, 8);
        slot.offers = new Capabilities(Set.of(), 16, 200);
        assertThat(words()).containsExactly("for patients aged 16 to 200, and this one will be 10");
    }

    @Test
    void namesTheDaysALinkedAppointmentLeaves() {
        patient.links =
                List.of(new Displaced.Link("scan", Displaced.LinkType.BEFORE, 0, null, STRIKE_DAY.plusDays(10)));
        assertThat(words()).containsExactly("not by 6 May 2016, as a linked appointment asks");
    }

    @Test
    void saysHowThePatientIsToBeSeen() {
        slot.modality = Modality.VIDEO;
        assertThat(words()).containsExactly("by video, and this patient is to be seen in person");
    }

    @Test
    void hasWordsForEveryRefusalThereIs() {
        for (Refusal refusal : Refusal.values()) {
            patient.bornOn = LocalDate.of(1950, 1, 1);
            assertThat(RefusalWords.ofPatient(refusal, patient.displaced(), CIRCUMSTANCES))
                    .as(refusal.name())
                    .isNotBlank()
                    .doesNotContain("null");
            assertThat(RefusalWords.ofSlot(refusal, slot.offered(), patient.displaced(), CIRCUMSTANCES))
                    .as(refusal.name())
                    .isNotBlank()
                    .doesNotContain("null");
        }
    }

    @Test
    void groupsSlotsByAllTheirReasonsTheMostFrequentFirst() {
        patient.lcad = STRIKE_DAY.plusDays(7);
        OfferedSlot late = slot.on(STRIKE_DAY.plusDays(8)).offered();
        slot.free = false;
        OfferedSlot lateAndTaken = slot.on(STRIKE_DAY.plusDays(9)).offered();
        OfferedSlot suits = slot().on(STRIKE_DAY.plusDays(7)).offered();
        assertThat(RefusedSlots.of(List.of(late, lateAndTaken, suits, late), patient.displaced(), CIRCUMSTANCES))
                .containsExactly(
                        new RefusedSlots(List.of("after 3 May 2016, the latest clinically appropriate date"), 2),
                        new RefusedSlots(
                                List.of(
                                        "taken or held by somebody else",
                                        "after 3 May 2016, the latest clinically appropriate date"),
                                1));
    }
}
