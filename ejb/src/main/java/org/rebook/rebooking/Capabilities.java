package org.rebook.rebooking;

import java.util.Set;

/** What a session can do, and the ages it sees, both included. */
public record Capabilities(Set<String> of, int leastAge, int greatestAge) {

    /** Any age, no equipment. */
    public static Capabilities usual() {
        return new Capabilities(Set.of(), 0, 200);
    }
}
