package org.rebook.ehr;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.StringType;
import org.rebook.appointment.AppointmentChanged;

/** One change of Rebook's as the EHR is to be told of it: all of it or nothing, and any number of times. */
final class OutgoingChange {

    private final UUID requestId;
    private final AppointmentChanged change;
    private final List<Appointment> appointments;
    private final List<Slot> slots;
    private final Instant at;

    /**
     * @param appointments the appointments that were changed, as they stand now
     * @param slots the slots they took or gave up, as they stand now, where the EHR holds them
     */
    OutgoingChange(
            UUID requestId, AppointmentChanged change, List<Appointment> appointments, List<Slot> slots, Instant at) {
        this.requestId = requestId;
        this.change = change;
        this.appointments = appointments.stream()
                .sorted(Comparator.comparing(OutgoingChange::isGivenUp))
                .toList();
        this.slots = slots;
        this.at = at;
    }

    // The new booking comes first: a receiver that works in order never leaves the patient without one.
    private static boolean isGivenUp(Appointment appointment) {
        return appointment.getStatus() == AppointmentStatus.CANCELLED;
    }

    Bundle bundle() {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (Appointment appointment : appointments) {
            put(bundle, marked(appointment));
        }
        slots.forEach(slot -> put(bundle, slot));
        put(bundle, provenance());
        return bundle;
    }

    /** What the EHR must hold afterwards, as JSON. */
    String expected() {
        return Expectation.toJson(appointments.stream().map(Expectation::of).toList());
    }

    /** Everything that must not be changed there by two changes in the wrong order. */
    List<String> touches() {
        List<String> touches = new ArrayList<>();
        appointments.forEach(appointment -> touches.add(reference(appointment)));
        slots.forEach(slot -> touches.add(reference(slot)));
        touches.add(patient());
        return touches;
    }

    private String patient() {
        return appointments.stream()
                .flatMap(appointment -> appointment.getParticipant().stream())
                .map(participant -> participant.getActor().getReferenceElement())
                .filter(actor -> "Patient".equals(actor.getResourceType()))
                .map(actor -> "Patient/" + actor.getIdPart())
                .findFirst()
                .orElse("Patient/unknown");
    }

    private Appointment marked(Appointment appointment) {
        if (change.strikeId() != null) {
            FhirAppointments.forStrike(appointment, change.strikeId());
        }
        return appointment;
    }

    private Provenance provenance() {
        Provenance provenance = new Provenance();
        provenance.setId(requestId.toString());
        appointments.forEach(appointment -> provenance.addTarget(new Reference(reference(appointment))));
        provenance.setRecorded(Date.from(at));
        provenance.addReason(new CodeableConcept()
                .addCoding(new Coding(Names.REASON, change.reason().code(), null)));
        provenance.setActivity(new CodeableConcept()
                .addCoding(new Coding(
                        Names.REBOOK + "/CodeSystem/change",
                        Names.code(change.kind().name()),
                        null)));
        provenance
                .addAgent()
                .setWho(new Reference().setDisplay("Rebook"))
                .setType(new CodeableConcept()
                        .addCoding(new Coding(
                                "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                                "assembler",
                                "Assembler")));
        if (change.strikeId() != null) {
            provenance.addExtension(
                    Names.extension("strike"), new StringType(change.strikeId().toString()));
        }
        return provenance;
    }

    private static void put(Bundle bundle, Resource resource) {
        bundle.addEntry()
                .setFullUrl(Names.REBOOK + "/" + reference(resource))
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(reference(resource));
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
