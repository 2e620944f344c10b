package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.CIRCUMSTANCES;
import static org.rebook.rebooking.SampleStrike.TODAY;
import static org.rebook.rebooking.SampleStrike.patient;
import static org.rebook.rebooking.SampleStrike.slot;
import static org.rebook.rebooking.SampleStrike.twentyMinutes;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.Modality;
import org.rebook.policy.RuleSet;
import org.rebook.rebooking.SampleStrike.SamplePatient;
import org.rebook.rebooking.SampleStrike.SampleSlot;

class ReasonableOfferTest {

    private final SampleSlot slot = slot();
    private final SamplePatient patient = patient();

    private String agreement() {
        String why = ReasonableOffer.needsAgreementBecause(slot.offered(), patient.displaced(), CIRCUMSTANCES);
        assertThat(ReasonableOffer.needsAgreement(patient.displaced(), CIRCUMSTANCES)
                        .test(slot.offered()))
                .isEqualTo(why != null);
        return why;
    }

    @Test
    void givesADateWithThreeWeeksNoticeAndOffersOneWithLess() {
        slot.on(TODAY.plusDays(21));
        assertThat(agreement()).isNull();
        slot.on(TODAY.plusDays(20));
        assertThat(agreement()).isEqualTo("fewer than 21 days' notice");
    }

    @Test
    void givesAnyDateForSuspectedCancer() {
        patient.priority = Priority.URGENT_SUSPECTED_CANCER;
        slot.on(TODAY.plusDays(8));
        assertThat(agreement()).isNull();
        slot.on(TODAY.plusDays(7));
        assertThat(agreement()).isEqualTo("so soon that the patient is told by phone");
    }

    /** Monday 11 April: the third working day from then is Thursday 14 April. */
    @Test
    void changesTheNextThreeWorkingDaysByPhoneOnly() {
        patient.lost = twentyMinutes(LocalDate.of(2016, 4, 14), 10);
        assertThat(agreement()).isEqualTo("the old date is within 3 working days, so only by phone");
        patient.lost = twentyMinutes(LocalDate.of(2016, 4, 15), 10);
        assertThat(agreement()).isNull();
        patient.lost = twentyMinutes(LocalDate.of(2016, 4, 10), 10);
        assertThat(agreement()).isNull();
    }

    /** Tuesday 3 May follows a bank holiday and a weekend: from 27 April on it is within three working days. */
    @Test
    void countsBackOverWeekendsAndBankHolidays() {
        assertThat(ReasonableOffer.lastDayInBulk(LocalDate.of(2016, 5, 3), RuleSet.current()))
                .isEqualTo(LocalDate.of(2016, 4, 26));
        assertThat(ReasonableOffer.lastDayInBulk(LocalDate.of(2016, 4, 14), RuleSet.current()))
                .isEqualTo(LocalDate.of(2016, 4, 10));
    }

    @Test
    void sendsAnErsBookingToErs() {
        patient.requires = new Requirements(Set.of(), Set.of(), true, null, 0);
        assertThat(agreement()).isEqualTo("booked through e-RS, so changed there");
    }

    @Test
    void asksForANewPreOperativeAssessmentAfterNinetyDays() {
        patient.kind = AppointmentKind.OPERATION;
        patient.requires = new Requirements(Set.of(), Set.of(), false, LocalDate.of(2016, 3, 9), 0);
        slot.on(LocalDate.of(2016, 6, 7));
        assertThat(agreement()).isNull();
        slot.on(LocalDate.of(2016, 6, 8));
        assertThat(agreement())
                .isEqualTo("the pre-operative assessment is valid until 7 June 2016 and must be done again first");
    }

    @Test
    void saysEveryReasonAtOnce() {
        slot.on(TODAY.plusDays(20)).site = "chase-farm";
        patient.requires = new Requirements(Set.of(), Set.of(), true, null, 0);
        assertThat(agreement())
                .isEqualTo("fewer than 21 days' notice; another site; booked through e-RS, so changed there");
    }

    @Test
    void asksWhoIsNowSeenInAnotherWay() {
        slot.modality = Modality.TELEPHONE;
        assertThat(agreement()).isEqualTo("seen in another way than before");
    }

    @Test
    void asksBeforeAnotherSite() {
        slot.site = "chase-farm";
        assertThat(agreement()).isEqualTo("another site");
    }
}
