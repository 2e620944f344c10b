package org.rebook.ehr;

import org.jspecify.annotations.Nullable;

/**
 * What became of a resource that was sent.
 *
 * @param note what about it is not used for planning, or why it was refused
 */
public record Taken(Received received, Change change, int version, @Nullable RefusedResource note) {

    /** What it did to what was kept. */
    public enum Change {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }

    static Taken refused(Received received, RefusedResource refusal) {
        return new Taken(received, Change.REFUSED, 0, refusal);
    }

    Taken with(@Nullable RefusedResource newNote) {
        return new Taken(received, change, version, newNote);
    }

    public boolean isRefused() {
        return change == Change.REFUSED;
    }
}
