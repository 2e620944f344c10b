package org.rebook.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** What the EHR must hold of one appointment once it has taken a change. */
record Expectation(
        String reference,
        String status,
        @Nullable Instant start,
        @Nullable Instant end,
        List<String> slots,
        List<String> reasons) {

    // Each static method of Json searches the whole class path for its provider.
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(null);
    private static final JsonReaderFactory READERS = Json.createReaderFactory(null);
    private static final DateTimeFormatter IN_LONDON =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));
    // The patient may have come by the time that the EHR is read: that is no other booking.
    private static final Set<String> BOOKED_OR_LATER =
            Set.of("booked", "pending", "arrived", "checked-in", "fulfilled", "noshow");

    static Expectation of(Appointment appointment) {
        return new Expectation(
                "Appointment/" + appointment.getIdElement().getIdPart(),
                appointment.getStatus().toCode(),
                instant(appointment.getStart()),
                instant(appointment.getEnd()),
                slotsOf(appointment),
                reasonsOf(appointment));
    }

    static Expectation of(JsonNode appointment) {
        return new Expectation(
                Trees.referenceTo(appointment),
                appointment.path("status").asText(),
                Trees.instant(appointment, "start"),
                Trees.instant(appointment, "end"),
                Trees.idsIn(appointment.path("slot"), "Slot")
                        .map(id -> "Slot/" + id)
                        .toList(),
                appointment.path("cancelationReason").path("coding").findValuesAsText("code"));
    }

    /** What is different at the EHR, in words; empty when it holds what it must. */
    List<String> differencesFrom(@Nullable Appointment there) {
        if (there == null) {
            return List.of(reference + " is not there");
        }
        List<String> differences = new ArrayList<>(placeDifferencesFrom(there));
        String statusThere =
                there.getStatus() == null ? "absent" : there.getStatus().toCode();
        boolean same = status.equals("booked") ? BOOKED_OR_LATER.contains(statusThere) : status.equals(statusThere);
        if (!same) {
            differences.add(0, differs("status", statusThere, status));
        } else if (!reasonsOf(there).containsAll(reasons)) {
            differences.add(differs("cancelationReason", reasonsOf(there), reasons));
        }
        return differences;
    }

    /** What is different in when and where, whatever the status. */
    List<String> placeDifferencesFrom(Appointment there) {
        List<String> differences = new ArrayList<>();
        if (start != null && !start.equals(instant(there.getStart()))) {
            differences.add(differs("start", inWords(instant(there.getStart())), inWords(start)));
        }
        if (end != null && !end.equals(instant(there.getEnd()))) {
            differences.add(differs("end", inWords(instant(there.getEnd())), inWords(end)));
        }
        if (!Set.copyOf(slotsOf(there)).equals(Set.copyOf(slots))) {
            differences.add(differs("slot", slotsOf(there), slots));
        }
        return differences;
    }

    /** Whether an appointment of that status can become what is wanted without undoing what somebody else did. */
    boolean canFollow(@Nullable AppointmentStatus there, boolean reinstated) {
        return there == AppointmentStatus.BOOKED
                || there == AppointmentStatus.PENDING
                || (there == AppointmentStatus.CANCELLED && status.equals("booked") && reinstated);
    }

    private String differs(String element, Object there, Object wanted) {
        return "%s: %s is %s there and should be %s".formatted(reference, element, inWords(there), inWords(wanted));
    }

    private static String inWords(@Nullable Object value) {
        if (value instanceof Instant at) {
            return IN_LONDON.format(at);
        }
        if (value instanceof List<?> several) {
            return several.isEmpty()
                    ? "absent"
                    : String.join(", ", several.stream().map(Object::toString).toList());
        }
        return value == null ? "absent" : value.toString();
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static List<String> slotsOf(Appointment appointment) {
        return appointment.getSlot().stream()
                .map(slot -> "Slot/" + slot.getReferenceElement().getIdPart())
                .toList();
    }

    private static List<String> reasonsOf(Appointment appointment) {
        return appointment.getCancelationReason().getCoding().stream()
                .map(Coding::getCode)
                .toList();
    }

    /** Several, as they are kept. */
    static String toJson(List<Expectation> all) {
        JsonArrayBuilder json = JSON.createArrayBuilder();
        all.forEach(each -> json.add(each.toJson()));
        return json.build().toString();
    }

    static List<Expectation> allOf(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(Expectation::of)
                    .toList();
        }
    }

    private JsonObject toJson() {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("reference", reference)
                .add("status", status)
                .add("slots", array(slots))
                .add("reasons", array(reasons));
        if (start != null) {
            json.add("start", start.toString());
        }
        if (end != null) {
            json.add("end", end.toString());
        }
        return json.build();
    }

    private static Expectation of(JsonObject json) {
        return new Expectation(
                json.getString("reference"),
                json.getString("status"),
                json.containsKey("start") ? Instant.parse(json.getString("start")) : null,
                json.containsKey("end") ? Instant.parse(json.getString("end")) : null,
                strings(json, "slots"),
                strings(json, "reasons"));
    }

    private static JsonArrayBuilder array(List<String> values) {
        return JSON.createArrayBuilder(values);
    }

    private static List<String> strings(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(JsonValue.class).stream()
                .map(value -> ((JsonString) value).getString())
                .toList();
    }
}
