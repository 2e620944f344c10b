package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.CIRCUMSTANCES;
import static org.rebook.rebooking.SampleStrike.TODAY;
import static org.rebook.rebooking.SampleStrike.patient;
import static org.rebook.rebooking.SampleStrike.slot;

import org.junit.jupiter.api.Test;
import org.rebook.appointment.Priority;
import org.rebook.rebooking.SampleStrike.SamplePatient;
import org.rebook.rebooking.SampleStrike.SampleSlot;

class ReasonableOfferTest {

    private final SampleSlot slot = slot();
    private final SamplePatient patient = patient();

    private String agreement() {
        return ReasonableOffer.needsAgreementBecause(slot.offered(), patient.displaced(), CIRCUMSTANCES);
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
        slot.on(TODAY.plusDays(2));
        assertThat(agreement()).isNull();
    }

    @Test
    void asksBeforeAnotherSite() {
        slot.site = "chase-farm";
        assertThat(agreement()).isEqualTo("another site");
    }
}
