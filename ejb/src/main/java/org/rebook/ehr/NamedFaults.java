package org.rebook.ehr;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import org.jspecify.annotations.Nullable;

/** Refuses what is not R4 and names the element; the plain strict handler lets some faults pass. */
final class NamedFaults extends LenientErrorHandler implements IParserErrorHandler {

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation at,
            String element,
            ValueType expected,
            @Nullable ScalarType expectedScalar,
            ValueType found,
            @Nullable ScalarType foundScalar) {
        // A date sent as a number, or a number sent in quotes, has only one meaning.
        if (expected == ValueType.SCALAR && found == ValueType.SCALAR) {
            return;
        }
        throw new RefusedResource(
                element,
                "is %s and must be %s".formatted(words(found), words(expected)),
                RefusedResource.Kind.STRUCTURE);
    }

    @Override
    public void invalidValue(@Nullable IParseLocation at, String value, String error) {
        throw new RefusedResource(
                at == null ? "value" : at.getParentElementName(),
                "'%s' is no value it can have: %s".formatted(value, error),
                RefusedResource.Kind.VALUE);
    }

    @Override
    public void unknownElement(@Nullable IParseLocation at, String element) {
        throw new RefusedResource(
                element, "is not an element of this resource in FHIR R4", RefusedResource.Kind.STRUCTURE);
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation at, String attribute) {
        throw new RefusedResource(attribute, "is not an attribute in FHIR R4", RefusedResource.Kind.STRUCTURE);
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation at, String element) {
        throw new RefusedResource(
                element, "is there more than once and may be there once", RefusedResource.Kind.STRUCTURE);
    }

    @Override
    public void containedResourceWithNoId(@Nullable IParseLocation at) {
        throw new RefusedResource("contained.id", "is missing", RefusedResource.Kind.STRUCTURE);
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation at) {
        throw new RefusedResource(
                "extension", "has both a value and extensions of its own", RefusedResource.Kind.STRUCTURE);
    }

    private static String words(ValueType type) {
        return switch (type) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case SCALAR -> "a single value";
            case NULL -> "null";
        };
    }
}
