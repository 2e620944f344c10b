package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.List;

/** One patient whose arc changed; either end may be {@link Assignment#UNPLACED}. */
public record Move(int patient, int fromArc, int toArc) {

    /** What a second plan would change in the first; patients the first did not know come from nowhere. */
    public static List<Move> between(Assignment before, Assignment after) {
        List<Move> moves = new ArrayList<>();
        for (int patient = 0; patient < after.patients(); patient++) {
            int from = patient < before.patients() ? before.arcOf(patient) : UNPLACED;
            if (from != after.arcOf(patient)) {
                moves.add(new Move(patient, from, after.arcOf(patient)));
            }
        }
        return List.copyOf(moves);
    }
}
