package org.rebook.rebooking;

import org.jspecify.annotations.Nullable;

/**
 * Which part of the worklist is wanted; the table, the print and the file all ask by it. Null means "any".
 *
 * @param text an NHS number, or the beginning of a family or given name
 */
public record WorklistFilter(
        @Nullable String specialty,
        @Nullable String site,
        @Nullable ObligationKind kind,
        @Nullable String owner,
        boolean mine,
        boolean overdue,
        @Nullable String text) {

    public static final WorklistFilter ALL = new WorklistFilter(null, null, null, null, false, false, null);

    public boolean isEverything() {
        return equals(ALL);
    }
}
