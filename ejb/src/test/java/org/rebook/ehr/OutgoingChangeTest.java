package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.AppointmentChanged;
import org.rebook.appointment.ChangeKind;
import org.rebook.appointment.ReasonCode;

class OutgoingChangeTest {

    private static final UUID REQUEST = UUID.fromString("7d0e6a52-6d5b-4a57-9a42-2f5a5f2f3a11");

    private final OutgoingChange move = new OutgoingChange(
            REQUEST,
            new AppointmentChanged(ChangeKind.MOVED, "old", "new", ReasonCode.IA_STAFF, 7L, 12L),
            List.of(tree(SampleAppointments.givenUp()), tree(SampleAppointments.booked())),
            List.of(tree(SampleAppointments.slot("tuesday", "free")), tree(SampleAppointments.slot("monday", "busy"))),
            Instant.parse("2027-04-20T09:00:00Z"));

    private static ObjectNode tree(Resource resource) {
        return Trees.read(FhirR4.json(resource));
    }

    private Bundle sent() {
        return FhirR4.jsonParser().parseResource(Bundle.class, move.bundle());
    }

    @Test
    void isOneTransactionThatBooksBeforeItCancels() {
        Bundle bundle = sent();
        assertThat(bundle.getType()).isEqualTo(BundleType.TRANSACTION);
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getRequest().getUrl())
                .containsExactly(
                        "Appointment/new", "Appointment/old", "Slot/tuesday", "Slot/monday", "Provenance/" + REQUEST);
    }

    @Test
    void namesEveryResourceItselfSoThatARepeatMakesNothingTwice() {
        assertThat(sent().getEntry())
                .allSatisfy(entry -> assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.PUT))
                .allSatisfy(entry -> assertThat(entry.getFullUrl())
                        .endsWith(entry.getRequest().getUrl()));
    }

    @Test
    void saysOnBothAppointmentsForWhichStrikeTheyWereChanged() {
        assertThat(sent().getEntry())
                .filteredOn(entry -> entry.getResource() instanceof Appointment)
                .extracting(entry -> ((Appointment) entry.getResource())
                        .getExtensionString("https://rebook.org/fhir/StructureDefinition/strike"))
                .containsExactly("7", "7");
    }

    @Test
    void tellsWhyInAProvenanceOfBothAppointments() {
        Provenance provenance = (Provenance) sent().getEntry().get(4).getResource();
        assertThat(provenance.getTarget())
                .extracting(Reference::getReference)
                .containsExactly("Appointment/new", "Appointment/old");
        assertThat(provenance.getReasonFirstRep().getCodingFirstRep().getCode()).isEqualTo("IA-STAFF");
    }

    @Test
    void touchesTheAppointmentsTheirSlotsAndThePatient() {
        assertThat(move.touches())
                .containsExactlyInAnyOrder(
                        "Appointment/new", "Appointment/old", "Slot/tuesday", "Slot/monday", "Patient/p");
    }

    @Test
    void expectsWhatItSends() {
        List<Expectation> expected = Expectation.allOf(move.expected());
        assertThat(expected.get(0).differencesFrom(SampleAppointments.booked())).isEmpty();
        assertThat(expected.get(1).differencesFrom(SampleAppointments.givenUp()))
                .isEmpty();
    }
}
