package org.rebook.ehr;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;

/** Reads single elements of R4 resources, and names the element where it cannot be read. */
final class Elements {

    private static final int DAY_LENGTH = "2016-04-26".length();
    private static final Pattern TREATMENT_FUNCTION = Pattern.compile("[0-9]{3}");
    private static final Pattern PLAIN_CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Elements() {}

    static @Nullable String identifier(List<Identifier> identifiers, String system) {
        return identifiers.stream()
                .filter(identifier -> system.equals(identifier.getSystem()) && identifier.hasValue())
                .map(Identifier::getValue)
                .findFirst()
                .orElse(null);
    }

    static Optional<Coding> coding(List<CodeableConcept> concepts, String system) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
                .findFirst();
    }

    /** The treatment function; the retired variants of the code system have the same codes. */
    static @Nullable Specialty specialty(List<CodeableConcept> concepts) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> coding.hasSystem()
                        && coding.getSystem().startsWith(Names.PRACTICE_SETTING)
                        && coding.hasCode()
                        && TREATMENT_FUNCTION.matcher(coding.getCode()).matches())
                .findFirst()
                .map(coding -> new Specialty(coding.getCode(), coding.getDisplay()))
                .orElse(null);
    }

    /** The id that the reference gives, where it is one to the type. A reference that only a Bundle resolves keeps its urn. */
    static @Nullable String id(Reference reference, String type) {
        if (!reference.hasReference()) {
            return null;
        }
        String text = reference.getReference();
        if (text.startsWith("urn:")) {
            return reference.hasType() && !type.equalsIgnoreCase(reference.getType()) ? null : text;
        }
        return type.equals(reference.getReferenceElement().getResourceType())
                ? reference.getReferenceElement().getIdPart()
                : null;
    }

    /** The modality of the delivery channel; published examples send it as a code where a concept is due. */
    static @Nullable String modality(DomainResource resource) {
        Extension extension = resource.getExtensionByUrl(Names.DELIVERY_CHANNEL_EXTENSION);
        if (extension == null) {
            return null;
        }
        String code = null;
        if (extension.getValue() instanceof CodeableConcept concept && concept.hasCoding()) {
            code = concept.getCodingFirstRep().getCode();
        } else if (extension.getValue() instanceof CodeType sent) {
            code = sent.getCode();
        }
        return switch (String.valueOf(code).toLowerCase()) {
            case "in-person" -> "IN_PERSON";
            case "telephone" -> "TELEPHONE";
            case "video" -> "VIDEO";
            default ->
                throw refused(
                        "extension(Extension-UKCore-DeliveryChannel)",
                        "'%s' is no delivery channel. Maybe In-person, Telephone or Video?".formatted(code));
        };
    }

    /** The value of one of our extensions as it is written, or null where the extension is not there. */
    static @Nullable String ours(DomainResource resource, String name) {
        return written(resource.getExtensionByUrl(Names.extension(name)), name);
    }

    /** The truth that one of our extensions says; not there is not true. */
    static boolean ourTruth(DomainResource resource, String name) {
        String written = ours(resource, name);
        if (written != null && !written.equals("true") && !written.equals("false")) {
            throw refused(extensionOf(resource, name), "'%s' is neither true nor false".formatted(written));
        }
        return "true".equals(written);
    }

    /** A number that cannot be negative; the usual one where the extension is not there. */
    static int ourCount(DomainResource resource, String name, int usual) {
        String written = ours(resource, name);
        int count = written == null ? usual : number(written, extensionOf(resource, name));
        if (count < 0) {
            throw refused(extensionOf(resource, name), count + " cannot be");
        }
        return count;
    }

    /** The values of an extension that repeats, each once, in the order of the alphabet. */
    static List<String> ourTexts(DomainResource resource, String name) {
        List<String> texts = new ArrayList<>();
        for (Extension extension : allOurs(resource, name)) {
            String written = written(extension, name);
            if (written == null || written.isBlank()) {
                throw refused(extensionOf(resource, name), "has no value");
            }
            texts.add(written.strip().replaceAll("\\p{Cntrl}+", " "));
        }
        return texts.stream().distinct().sorted().toList();
    }

    /** The codes of an extension that repeats: the trust's own, so that only their form can be wrong. */
    static List<String> ourCodes(DomainResource resource, String name) {
        List<String> codes = ourTexts(resource, name);
        codes.forEach(code -> plainCode(code, extensionOf(resource, name)));
        return codes;
    }

    /** A code of the trust's own, of which only the form can be wrong. */
    static String plainCode(String code, String element) {
        if (!PLAIN_CODE.matcher(code).matches()) {
            throw refused(
                    element, "'%s' is no code: up to 64 letters, digits, dots, dashes and underscores".formatted(code));
        }
        return code;
    }

    static String extensionOf(DomainResource resource, String name) {
        return resource.fhirType() + ".extension(" + name + ")";
    }

    static @Nullable LocalDate ourDate(DomainResource resource, String name) {
        String written = ours(resource, name);
        return written == null ? null : day(written, "extension(" + name + ")");
    }

    static @Nullable Integer ourNumber(DomainResource resource, String name) {
        String written = ours(resource, name);
        return written == null ? null : number(written, "extension(" + name + ")");
    }

    static List<Extension> allOurs(DomainResource resource, String name) {
        return resource.getExtensionsByUrl(Names.extension(name));
    }

    /** A part of one of our extensions as it is written. */
    static @Nullable String part(Element extension, String part) {
        return written(extension.getExtensionByUrl(part), part);
    }

    static String requiredPart(Element extension, String name, String part) {
        String written = part(extension, part);
        if (written == null) {
            throw refused("extension(" + name + ")." + part, "is missing");
        }
        return written;
    }

    static List<String> parts(Element extension, String part) {
        return extension.getExtensionsByUrl(part).stream()
                .map(found -> String.valueOf(written(found, part)))
                .toList();
    }

    private static @Nullable String written(@Nullable Extension extension, String name) {
        if (extension == null || !extension.hasValue()) {
            return null;
        }
        Type value = extension.getValue();
        if (value instanceof PrimitiveType<?> primitive) {
            return primitive.getValueAsString();
        }
        if (value instanceof Reference reference) {
            return reference.getReferenceElement().getIdPart();
        }
        throw refused("extension(" + name + ")", "has a value of type %s".formatted(value.fhirType()));
    }

    static int number(String written, String element) {
        try {
            return Integer.parseInt(written);
        } catch (NumberFormatException e) {
            throw refused(element, "'%s' is no whole number".formatted(written));
        }
    }

    static BigDecimal decimal(String written, String element) {
        try {
            return new BigDecimal(written);
        } catch (NumberFormatException e) {
            throw refused(element, "'%s' is no number".formatted(written));
        }
    }

    /** The day that is written, or London's at the time that is written; a time without its zone is London's. */
    static LocalDate day(String written, String element) {
        try {
            return written.length() > DAY_LENGTH ? dayAt(written) : LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw refused(element, "'%s' is no day".formatted(written));
        }
    }

    private static LocalDate dayAt(String written) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(written, OffsetDateTime::from, LocalDate::from);
        return time instanceof OffsetDateTime moment ? London.dayOf(moment.toInstant()) : LocalDate.from(time);
    }

    static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    /** The instant at which a period begins; a day begins at midnight in London. */
    static @Nullable Instant from(BaseDateTimeType time) {
        if (!time.hasValue()) {
            return null;
        }
        return isDay(time)
                ? London.startOf(day(time.getValueAsString(), "period"))
                : time.getValue().toInstant();
    }

    /** The instant at which a period ends; a day that is given as its end belongs to it. */
    static @Nullable Instant until(BaseDateTimeType time) {
        if (!time.hasValue()) {
            return null;
        }
        return isDay(time)
                ? London.startOf(day(time.getValueAsString(), "period").plusDays(1))
                : time.getValue().toInstant();
    }

    private static boolean isDay(BaseDateTimeType time) {
        return time.getValueAsString().length() == DAY_LENGTH;
    }

    static RefusedResource refused(String element, String reason) {
        return new RefusedResource(element, reason, RefusedResource.Kind.VALUE);
    }

    static RefusedResource missing(String element, String reason) {
        return new RefusedResource(element, reason, RefusedResource.Kind.MISSING);
    }
}
