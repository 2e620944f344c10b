package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    private final Expectation booking = Expectation.of(SampleAppointments.booked());
    private final Expectation cancellation = Expectation.of(SampleAppointments.givenUp());

    @Test
    void takesTheSameInstantInAnotherZoneForTheSame() {
        Appointment there = SampleAppointments.given(
                """
                {"resourceType": "Appointment", "id": "new", "status": "booked", "start": "2027-05-10T09:40:00Z",
                 "end": "2027-05-10T10:00:00.000Z", "slot": [{"reference": "http://ehr/fhir/Slot/monday"}]}
                """);
        assertThat(booking.differencesFrom(there)).isEmpty();
    }

    @Test
    void saysInLondonTimeWhatStartsElsewhen() {
        Appointment there = SampleAppointments.given(
                """
                {"resourceType": "Appointment", "id": "new", "status": "booked", "start": "2027-05-10T10:40:00Z",
                 "end": "2027-05-10T10:00:00Z", "slot": [{"reference": "Slot/monday"}]}
                """);
        assertThat(booking.differencesFrom(there))
                .containsExactly("Appointment/new: start is 10 May 2027 11:40 there and should be 10 May 2027 10:40");
    }

    @Test
    void saysWhenItIsNotThere() {
        assertThat(booking.differencesFrom(null)).containsExactly("Appointment/new is not there");
    }

    @Test
    void acceptsThatThePatientHasComeMeanwhile() {
        assertThat(booking.differencesFrom(SampleAppointments.booked().setStatus(AppointmentStatus.FULFILLED)))
                .isEmpty();
    }

    @Test
    void doesNotAcceptACancellationByAnybodyElse() {
        assertThat(booking.differencesFrom(SampleAppointments.booked().setStatus(AppointmentStatus.CANCELLED)))
                .containsExactly("Appointment/new: status is cancelled there and should be booked");
        assertThat(cancellation.differencesFrom(SampleAppointments.givenUp().setCancelationReason(null)))
                .containsExactly("Appointment/old: cancelationReason is absent there and should be prov, IA-STAFF");
    }

    @Test
    void noticesAnotherSlotAndASecondOne() {
        Appointment there = SampleAppointments.booked();
        there.addSlot(new Reference("Slot/another"));
        assertThat(booking.differencesFrom(there))
                .containsExactly("Appointment/new: slot is Slot/monday, Slot/another there and should be Slot/monday");
    }

    @Test
    void isTheSameAfterItHasBeenKept() {
        assertThat(Expectation.allOf(Expectation.toJson(List.of(booking, cancellation))))
                .containsExactly(booking, cancellation);
    }

    @Test
    void neverUndoesWhatTheEhrHasCancelledUnlessItIsReinstated() {
        assertThat(booking.canFollow(AppointmentStatus.CANCELLED, false)).isFalse();
        assertThat(booking.canFollow(AppointmentStatus.CANCELLED, true)).isTrue();
        assertThat(cancellation.canFollow(AppointmentStatus.FULFILLED, true)).isFalse();
        assertThat(cancellation.canFollow(AppointmentStatus.BOOKED, false)).isTrue();
    }
}
