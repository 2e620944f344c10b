package org.rebook.ehr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.rebook.appointment.AppointmentChanged;

/** One change of Rebook's as the EHR is to be told of it: all of it or nothing, and any number of times. */
final class OutgoingChange {

    private final UUID requestId;
    private final AppointmentChanged change;
    private final List<ObjectNode> appointments;
    private final List<ObjectNode> slots;
    private final Instant at;

    /**
     * @param appointments the appointments that were changed, as they stand now
     * @param slots the slots they took or gave up, as they stand now, where the EHR holds them
     */
    OutgoingChange(
            UUID requestId,
            AppointmentChanged change,
            List<ObjectNode> appointments,
            List<ObjectNode> slots,
            Instant at) {
        this.requestId = requestId;
        this.change = change;
        this.appointments = appointments.stream()
                .sorted(Comparator.comparing(OutgoingChange::isGivenUp))
                .toList();
        this.slots = slots;
        this.at = at;
    }

    // The new booking comes first: a receiver that works in order never leaves the patient without one.
    private static boolean isGivenUp(ObjectNode appointment) {
        return appointment.path("status").asText().equals("cancelled");
    }

    /** The transaction Bundle, as JSON. */
    String bundle() {
        ObjectNode bundle = Trees.object().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        appointments.forEach(appointment -> put(entries, marked(appointment)));
        slots.forEach(slot -> put(entries, slot));
        put(entries, provenance());
        return Trees.written(bundle);
    }

    /** What the EHR must hold afterwards, as JSON. */
    String expected() {
        return Expectation.toJson(appointments.stream().map(Expectation::of).toList());
    }

    /** Everything that must not be changed there by two changes in the wrong order. */
    List<String> touches() {
        List<String> touches = new ArrayList<>();
        appointments.forEach(appointment -> touches.add(Trees.referenceTo(appointment)));
        slots.forEach(slot -> touches.add(Trees.referenceTo(slot)));
        touches.add(patient());
        return touches;
    }

    private String patient() {
        return appointments.stream()
                .flatMap(appointment -> Trees.patientsOf(appointment))
                .map(id -> "Patient/" + id)
                .findFirst()
                .orElse("Patient/unknown");
    }

    private ObjectNode marked(ObjectNode appointment) {
        return change.strikeId() == null ? appointment : AppointmentRendering.forStrike(appointment, change.strikeId());
    }

    private ObjectNode provenance() {
        ObjectNode provenance = Trees.resource("Provenance", requestId.toString());
        if (change.strikeId() != null) {
            Trees.extend(
                    provenance,
                    Names.extension("strike"),
                    "valueString",
                    TextNode.valueOf(change.strikeId().toString()));
        }
        ArrayNode targets = provenance.putArray("target");
        appointments.forEach(appointment -> targets.add(Trees.reference(Trees.referenceTo(appointment))));
        provenance.put("recorded", Trees.toTheMillisecond(at));
        provenance
                .putArray("reason")
                .add(Trees.concept(Trees.coding(Names.REASON, change.reason().code(), null)));
        provenance.set(
                "activity",
                Trees.concept(Trees.coding(
                        Names.REBOOK + "/CodeSystem/change",
                        Names.code(change.kind().name()),
                        null)));
        ObjectNode agent = provenance.putArray("agent").addObject();
        agent.set(
                "type",
                Trees.concept(Trees.coding(
                        "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                        "assembler",
                        "Assembler")));
        agent.putObject("who").put("display", "Rebook");
        return provenance;
    }

    private static void put(ArrayNode entries, ObjectNode resource) {
        String reference = Trees.referenceTo(resource);
        ObjectNode entry = entries.addObject().put("fullUrl", Names.REBOOK + "/" + reference);
        entry.set("resource", resource);
        entry.putObject("request").put("method", "PUT").put("url", reference);
    }
}
