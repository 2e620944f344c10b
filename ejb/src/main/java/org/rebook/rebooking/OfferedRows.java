package org.rebook.rebooking;

import jakarta.persistence.Tuple;

/** How what a clinic can do is read, for whoever offers slots. */
final class OfferedRows {

    /** The columns of the clinic {@code c}. */
    static final String COLUMNS =
            "array_to_string(c.capabilities, chr(31)) as capabilities, c.least_age, c.greatest_age";

    private OfferedRows() {}

    static Capabilities capabilities(Tuple row) {
        return new Capabilities(
                DisplacedRows.set(row, "capabilities"),
                row.get("least_age", Number.class).intValue(),
                row.get("greatest_age", Number.class).intValue());
    }
}
