package org.rebook.access;

import java.io.Serializable;

/** A person who has signed in. */
public record SignedIn(String name, String displayName, String role) implements Serializable {}
