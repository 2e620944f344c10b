package org.rebook.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.ReasonCode;

/** What an appointment looks like in FHIR: as Rebook knows it, laid over what the EHR sent of it. */
final class AppointmentRendering {

    private static final List<String> AS_GOOD_AS_BOOKED = List.of("booked", "arrived", "checked-in", "pending");

    private AppointmentRendering() {}

    /** Lays today's state over what was sent; what was sent and is not ours to say stays. */
    static ObjectNode over(ObjectNode shown, AppointmentState state) {
        if (!AS_GOOD_AS_BOOKED.contains(shown.path("status").asText())
                || !state.status().equals("BOOKED")) {
            shown.put("status", statusOf(state));
        }
        cancellation(shown, state);
        times(shown, state);
        slot(shown, state);
        if (state.changedHere()) {
            channel(shown, state);
            changes(shown, state);
        }
        return shown;
    }

    /** An appointment that no EHR has sent, because Rebook booked it. */
    static ObjectNode whole(AppointmentState state) {
        ObjectNode shown = Trees.resource("Appointment", state.id());
        shown.putObject("meta").putArray("profile").add(Names.UK_CORE_APPOINTMENT);
        channel(shown, state);
        facts(shown, state);
        changes(shown, state);
        shown.put("status", statusOf(state));
        cancellation(shown, state);
        shown.putArray("serviceType")
                .add(Trees.concept(Trees.coding(Names.APPOINTMENT_KIND, Names.code(state.kind()), null)));
        if (state.specialty() != null) {
            shown.putArray("specialty")
                    .add(Trees.concept(Trees.coding(Names.PRACTICE_SETTING, state.specialty(), state.specialtyName())));
        }
        if (state.kind().equals("FOLLOW_UP")) {
            shown.set("appointmentType", Trees.concept(Trees.coding(Names.APPOINTMENT_TYPE, "FOLLOWUP", null)));
        }
        if (state.procedureName() != null) {
            shown.put("description", state.procedureName());
        }
        times(shown, state);
        if (state.meanMinutes() != null) {
            shown.put("minutesDuration", state.meanMinutes());
        }
        slot(shown, state);
        if (state.pathwayId() != null) {
            shown.putArray("basedOn").add(Trees.reference("ServiceRequest/" + state.pathwayId()));
        }
        participants(shown, state);
        return shown;
    }

    /** Says on what Rebook changed for which strike it was changed. */
    static ObjectNode forStrike(ObjectNode shown, long strikeId) {
        Trees.extend(shown, Names.extension("strike"), "valueString", TextNode.valueOf(Long.toString(strikeId)));
        return shown;
    }

    private static String statusOf(AppointmentState state) {
        return switch (state.status()) {
            case "BOOKED" -> "booked";
            case "ATTENDED" -> "fulfilled";
            case "DID_NOT_ATTEND" -> "noshow";
            case "CANCELLED" -> "cancelled";
            default -> "entered-in-error";
        };
    }

    private static void cancellation(ObjectNode shown, AppointmentState state) {
        if (!state.status().equals("CANCELLED")) {
            // R4 allows a reason on nothing but a cancelled appointment.
            shown.remove("cancelationReason");
            return;
        }
        if (shown.has("cancelationReason") && !state.changedHere()) {
            return;
        }
        ObjectNode reason = Trees.concept(
                Trees.coding(Names.CANCELLATION_REASON, "PATIENT".equals(state.cancelledBy()) ? "pat" : "prov", null));
        String why = state.cancellationReason();
        if (why != null) {
            Optional<ReasonCode> ours = ReasonCode.of(why);
            ours.ifPresent(code -> reason.withArray("coding").add(Trees.coding(Names.REASON, code.code(), null)));
            reason.put("text", ours.map(ReasonCode::forOthers).orElse(why));
        }
        shown.set("cancelationReason", reason);
    }

    private static void times(ObjectNode shown, AppointmentState state) {
        time(shown, "start", state.startsAt());
        time(shown, "end", state.endsAt());
    }

    private static void time(ObjectNode shown, String element, @Nullable Instant known) {
        Instant sent = Trees.instant(shown, element);
        if (known != null
                && (sent == null || !sent.truncatedTo(ChronoUnit.MILLIS).equals(known))) {
            shown.put(element, Trees.inLondon(known));
            // What was said of the time that was there does not hold of this one.
            shown.remove("_" + element);
        }
    }

    private static void slot(ObjectNode shown, AppointmentState state) {
        String slot = state.slotId();
        if (slot != null && Trees.idsIn(shown.path("slot"), "Slot").noneMatch(slot::equals)) {
            shown.putArray("slot").add(Trees.reference("Slot/" + slot));
        }
    }

    private static void participants(ObjectNode shown, AppointmentState state) {
        ArrayNode participants = shown.putArray("participant");
        participant(participants, "Patient/" + state.patientId(), null);
        if (state.clinicianId() != null) {
            participant(participants, "Practitioner/" + state.clinicianId(), state.clinicianName());
        }
        if (state.clinicId() != null) {
            participant(participants, "HealthcareService/" + state.clinicId(), state.clinicName());
        }
        if (state.siteId() != null) {
            participant(participants, "Location/" + state.siteId(), state.siteName());
        }
    }

    private static void participant(ArrayNode participants, String reference, @Nullable String display) {
        ObjectNode actor = Trees.reference(reference);
        if (display != null) {
            actor.put("display", display);
        }
        ObjectNode participant = participants.addObject();
        participant.set("actor", actor);
        participant.put("required", "required").put("status", "accepted");
    }

    private static void channel(ObjectNode shown, AppointmentState state) {
        ObjectNode coding =
                switch (state.modality()) {
                    case "TELEPHONE" -> Trees.coding(Names.DELIVERY_CHANNEL, "Telephone", "Telephone");
                    case "VIDEO" -> Trees.coding(Names.DELIVERY_CHANNEL, "Video", "Video");
                    default -> Trees.coding(Names.DELIVERY_CHANNEL, "In-person", "In person");
                };
        Trees.extend(shown, Names.DELIVERY_CHANNEL_EXTENSION, "valueCodeableConcept", Trees.concept(coding));
    }

    private static void facts(ObjectNode shown, AppointmentState state) {
        put(shown, "clinical-priority", "valueCode", TextNode.valueOf(state.priority()));
        put(shown, "priority-set-on", "valueDate", text(state.prioritySetOn()));
        put(shown, "latest-clinically-appropriate-date", "valueDate", text(state.lcad()));
        put(
                shown,
                "duration-deviation",
                "valueInteger",
                state.sdMinutes() == null ? null : new IntNode(state.sdMinutes()));
        put(shown, "do-not-move", "valueBoolean", claimed(state.doNotMove()));
        ArrayNode extensions = shown.withArray("extension");
        state.needs()
                .forEach(code ->
                        extensions.add(Trees.extension(Names.extension("needs"), "valueCode", TextNode.valueOf(code))));
        state.arrangements()
                .forEach(what -> extensions.add(
                        Trees.extension(Names.extension("arrangement"), "valueString", TextNode.valueOf(what))));
        put(shown, "bed-days", "valueInteger", counted(state.bedDays()));
        put(shown, "same-clinician", "valueBoolean", claimed(state.sameClinician()));
    }

    private static void changes(ObjectNode shown, AppointmentState state) {
        put(shown, "postponed", "valueInteger", counted(state.postponed()));
        put(shown, "hospital-cancellations", "valueInteger", counted(state.hospitalCancellations()));
        put(
                shown,
                "replaces",
                "valueReference",
                state.replacesId() == null ? null : Trees.reference("Appointment/" + state.replacesId()));
        put(shown, "strike", "valueString", text(state.strikeId()));
    }

    /** Replaces the extension's value, or leaves what is there when there is no value to say. */
    private static void put(ObjectNode shown, String name, String type, @Nullable JsonNode value) {
        if (value != null) {
            Trees.extend(shown, Names.extension(name), type, value);
        }
    }

    private static @Nullable JsonNode text(@Nullable Object value) {
        return value == null ? null : TextNode.valueOf(value.toString());
    }

    private static @Nullable JsonNode counted(int number) {
        return number == 0 ? null : new IntNode(number);
    }

    private static @Nullable JsonNode claimed(boolean is) {
        return is ? BooleanNode.TRUE : null;
    }
}
