package org.rebook.ehr;

/**
 * What a row refers to.
 *
 * @param vital whether the row cannot be without it; otherwise it is used without, until what is missing comes
 */
record Need(Known kind, String id, String element, boolean vital) {

    static Need vital(Known kind, String id, String element) {
        return new Need(kind, id, element, true);
    }

    static Need wanted(Known kind, String id, String element) {
        return new Need(kind, id, element, false);
    }

    String reason() {
        return "%s/%s is not known".formatted(kind.type(), id);
    }
}
