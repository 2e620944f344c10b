package org.rebook.ehr;

import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it came in.
 *
 * @param json its content as it was sent
 * @param digest of its meaning: white space and the server's own meta data do not count
 * @param line where it stood, if in a file
 */
public record Received(
        String type,
        String id,
        Resource resource,
        String json,
        String digest,
        List<SentIdentifier> identifiers,
        @Nullable Line line) {

    static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    /** An identifier that the resource carries. */
    public record SentIdentifier(String system, String value) {}

    /** A line of a file of the feed. */
    public record Line(String file, int number) {}

    /** @throws RefusedResource when it is not R4 or has no id */
    public static Received json(String json, @Nullable Line line) {
        Resource resource = parsed(json);
        return of(resource, json, line);
    }

    /** @throws RefusedResource when it is not R4 or has no id */
    public static Received xml(String xml) {
        return resource(parsedXml(xml));
    }

    /** @throws RefusedResource when it has no id */
    public static Received resource(Resource resource) {
        return of(resource, FhirR4.json(resource), null);
    }

    /** What was posted, under the id that the server gives it. */
    public static Received posted(Resource resource, String newId) {
        resource.setId(newId);
        return resource(resource);
    }

    private static Received of(Resource resource, String json, @Nullable Line line) {
        String type = resource.fhirType();
        String id = resource.getIdElement().getIdPart();
        if (id == null || !ID.matcher(id).matches()) {
            throw new RefusedResource(
                    type + ".id",
                    id == null
                            ? "is missing"
                            : "'%s' is no id: at most 64 letters, digits, dots and dashes".formatted(id),
                    RefusedResource.Kind.VALUE);
        }
        Fingerprint fingerprint = Fingerprint.of(json);
        return new Received(type, id, resource, json, fingerprint.digest(), fingerprint.identifiers(), line);
    }

    /** @throws RefusedResource when it is not R4 */
    public static Resource parsed(String json) {
        try {
            return r4(FhirR4.jsonParser().parseResource(json));
        } catch (RefusedResource refused) {
            String mended = KnownQuirks.mended(json);
            if (mended == null) {
                throw refused.within(typeIn(json));
            }
            try {
                return r4(FhirR4.jsonParser().parseResource(mended));
            } catch (RefusedResource still) {
                throw still.within(typeIn(json));
            }
        } catch (DataFormatException e) {
            throw new RefusedResource(typeIn(json), "cannot be read: " + said(e), RefusedResource.Kind.STRUCTURE);
        }
    }

    /** @throws RefusedResource when it is not R4 */
    public static Resource parsedXml(String xml) {
        if (xml.contains("<!DOCTYPE")) {
            throw new RefusedResource("Resource", "has a DOCTYPE, which is refused", RefusedResource.Kind.STRUCTURE);
        }
        try {
            return r4(FhirR4.xmlParser().parseResource(xml));
        } catch (DataFormatException e) {
            throw new RefusedResource("Resource", "cannot be read: " + said(e), RefusedResource.Kind.STRUCTURE);
        }
    }

    private static Resource r4(IBaseResource parsed) {
        return (Resource) parsed;
    }

    private static String typeIn(String json) {
        try {
            String type = Fingerprint.typeOf(json);
            return type == null ? "Resource" : type;
        } catch (JsonProcessingException e) {
            return "Resource";
        }
    }

    // HAPI's messages are for developers: the first sentence says what is wrong, the rest where in its own code.
    private static String said(DataFormatException e) {
        String message = String.valueOf(e.getMessage());
        int lineEnd = message.indexOf('\n');
        return lineEnd < 0 ? message : message.substring(0, lineEnd);
    }
}
