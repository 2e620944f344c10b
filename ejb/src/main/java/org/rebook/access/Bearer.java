package org.rebook.access;

import java.util.List;

/** A system that showed a token that is still good. */
public record Bearer(String client, String role, List<String> scopes) {

    /** Whether it may do this ({@code r}ead, {@code s}earch, {@code c}reate, {@code u}pdate) with resources of the type. */
    public boolean may(char action, String resourceType) {
        return Scope.covers(scopes, "system/" + resourceType + "." + action);
    }
}
