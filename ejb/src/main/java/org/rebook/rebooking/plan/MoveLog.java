package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Remembers where everybody sat who has been moved since the last change began, and nobody else. */
final class MoveLog {

    private int change;
    private int[] notedIn = new int[0];
    private int[] seatBefore = new int[0];
    private int[] noted = new int[0];
    private int count;

    void begin() {
        change++;
        count = 0;
    }

    void note(int patient, int seat) {
        if (patient >= notedIn.length) {
            grow(patient + 1);
        }
        if (notedIn[patient] == change) {
            return;
        }
        notedIn[patient] = change;
        seatBefore[patient] = seat;
        noted[count++] = patient;
    }

    private void grow(int patients) {
        int length = Math.max(patients, 2 * notedIn.length);
        notedIn = Arrays.copyOf(notedIn, length);
        seatBefore = Arrays.copyOf(seatBefore, length);
        noted = Arrays.copyOf(noted, length);
    }

    /** Who sits elsewhere than before, in the order of their numbers. */
    List<Move> moves(Seating seating) {
        Arrays.sort(noted, 0, count);
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int patient = noted[i];
            int before = seatBefore[patient];
            int after = seating.seat[patient];
            if (before != after) {
                moves.add(
                        new Move(patient, before == UNPLACED ? UNPLACED : seating.arcId[before], seating.arcAt(after)));
            }
        }
        return List.copyOf(moves);
    }
}
