package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class LayingOverTest {

    @Test
    void changesOnlyWhatRebookSays() {
        Appointment there = SampleAppointments.givenUp();
        there.setStatus(AppointmentStatus.BOOKED).setCancelationReason(null);
        there.setComment("Bring the X-ray and a friend");
        there.addExtension("https://ehr.example/colour", new StringType("green"));
        Appointment wanted = SampleAppointments.givenUp();
        wanted.addExtension("https://rebook.org/fhir/StructureDefinition/strike", new StringType("7"));

        Appointment laid = (Appointment) LayingOver.over(there, wanted);

        assertThat(laid.getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(laid.getCancelationReason().getCoding()).hasSize(2);
        assertThat(laid.getComment()).isEqualTo("Bring the X-ray and a friend");
        assertThat(laid.getExtensionString("https://ehr.example/colour")).isEqualTo("green");
        assertThat(laid.getExtensionString("https://rebook.org/fhir/StructureDefinition/strike"))
                .isEqualTo("7");
    }

    @Test
    void changesNothingOfASlotButItsStatus() {
        Slot there = SampleAppointments.slot("monday", "free").setOverbooked(true);
        Slot laid = (Slot) LayingOver.over(there, SampleAppointments.slot("monday", "busy"));
        assertThat(laid.getStatus()).isEqualTo(SlotStatus.BUSY);
        assertThat(laid.getOverbooked()).isTrue();
    }
}
