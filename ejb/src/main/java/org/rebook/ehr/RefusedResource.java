package org.rebook.ehr;

import jakarta.ejb.ApplicationException;

/** A resource that cannot be taken in. The message names the element and the value; nothing has been changed. */
@ApplicationException(rollback = true)
public final class RefusedResource extends IllegalArgumentException {

    /** Whose fault it is, so that an edge can choose its status code. */
    public enum Kind {
        /** Not FHIR R4. */
        STRUCTURE,
        /** A value that cannot be. */
        VALUE,
        /** Something that has to be there is not. */
        MISSING,
        /** It contradicts what is already known: a taken slot, a patient in two places. */
        CONFLICT
    }

    private final String element;
    private final String reason;
    private final Kind kind;

    public RefusedResource(String element, String reason, Kind kind) {
        super(element + " " + reason);
        this.element = element;
        this.reason = reason;
        this.kind = kind;
    }

    public String element() {
        return element;
    }

    public String reason() {
        return reason;
    }

    public Kind kind() {
        return kind;
    }

    /** The same refusal with the element seen from the resource: {@code type} becomes {@code Bundle.type}. */
    RefusedResource within(String resourceType) {
        return element.startsWith(resourceType + ".")
                ? this
                : new RefusedResource(resourceType + "." + element, reason, kind);
    }
}
