package org.rebook.access;

import java.util.List;

/** A system that may ask for tokens, with the public keys that its requests are checked against. */
public record Client(String id, String role, List<String> scopes, String jwks) {}
