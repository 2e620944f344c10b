package org.rebook.ehr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;

/**
 * FHIR as trees of JSON, for what is told in thousands: a tree is read, changed and written many times faster than HAPI's
 * objects. Only what has been taken in as R4 comes this way.
 */
final class Trees {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(London.ZONE);
    private static final DateTimeFormatter TO_THE_MILLISECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(London.ZONE);

    private Trees() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode resource(String type, String id) {
        return object().put("resourceType", type).put("id", id);
    }

    static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A resource that was taken in is no JSON.", e);
        }
    }

    /** What an EHR sent, without the faults that are known to be made. */
    static ObjectNode sent(String json) {
        ObjectNode sent = read(json);
        KnownQuirks.mend(sent);
        return sent;
    }

    static String written(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A resource could not be written.", e);
        }
    }

    static String inLondon(Instant at) {
        return TO_THE_SECOND.format(at);
    }

    static String toTheMillisecond(Instant at) {
        return TO_THE_MILLISECOND.format(at);
    }

    /** The instant that an element says; null when it says none. */
    static @Nullable Instant instant(JsonNode resource, String element) {
        String text = resource.path(element).textValue();
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    static ObjectNode coding(String system, @Nullable String code, @Nullable String display) {
        ObjectNode coding = object().put("system", system).put("code", code);
        return display == null ? coding : coding.put("display", display);
    }

    static ObjectNode concept(ObjectNode... codings) {
        ObjectNode concept = object();
        concept.putArray("coding").addAll(List.of(codings));
        return concept;
    }

    static ObjectNode reference(String reference) {
        return object().put("reference", reference);
    }

    /** How others refer to a resource. */
    static String referenceTo(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    /** The ids of the resources of a type that a list of an element's references names. */
    static Stream<String> idsIn(JsonNode references, String type) {
        return StreamSupport.stream(references.spliterator(), false)
                .map(each -> each.path("reference").textValue())
                .filter(each -> each != null)
                .map(IdType::new)
                .filter(id -> !id.hasResourceType() || id.getResourceType().equals(type))
                .map(IdType::getIdPart)
                .filter(id -> id != null);
    }

    /** The ids of the patients who take part in an appointment. */
    static Stream<String> patientsOf(JsonNode appointment) {
        return StreamSupport.stream(appointment.path("participant").spliterator(), false)
                .map(participant -> participant.path("actor").path("reference").textValue())
                .filter(reference -> reference != null && reference.contains("Patient/"))
                .map(IdType::new)
                .filter(id -> "Patient".equals(id.getResourceType()))
                .map(IdType::getIdPart);
    }

    /** Puts a value of an extension in the place of what the resource says there. */
    static void extend(ObjectNode resource, String url, String type, JsonNode value) {
        List<JsonNode> others = new ArrayList<>();
        for (Iterator<JsonNode> each = resource.path("extension").elements(); each.hasNext(); ) {
            JsonNode extension = each.next();
            if (!url.equals(extension.path("url").textValue())) {
                others.add(extension);
            }
        }
        resource.putArray("extension").addAll(others).add(extension(url, type, value));
    }

    static ObjectNode extension(String url, String type, JsonNode value) {
        ObjectNode extension = object().put("url", url);
        extension.set(type, value);
        return extension;
    }
}
