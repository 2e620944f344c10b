package org.rebook.rebooking.plan;

import java.util.List;

/** A patient who has joined a plan that stands: their number, and every move it took, theirs among them. */
public record Joined(int patient, List<Move> moves) {}
