package org.rebook.rebooking.plan;

import java.util.Arrays;

/**
 * The arcs of a seating seen from the groups they lead to, by the numbers they were given; closed arcs stay listed under
 * their old group.
 */
final class ArcsInto {

    static final int NONE = -1;

    private final int[] first;
    private int[] next = new int[0];
    private int[] owner = new int[0];
    private int[] position = new int[0];

    ArcsInto(Seating seating) {
        first = new int[seating.price.length];
        Arrays.fill(first, NONE);
        grow(seating.arcGroup.length);
        for (int patient = 0; patient < seating.patients; patient++) {
            list(seating, patient);
        }
    }

    ArcsInto(ArcsInto other) {
        first = other.first.clone();
        next = other.next.clone();
        owner = other.owner.clone();
        position = other.position.clone();
    }

    void add(Seating seating, int patient) {
        grow(seating.arcGroup.length);
        list(seating, patient);
    }

    /** The patient's arcs stand in another order now. */
    void reordered(Seating seating, int patient) {
        for (int at = seating.firstArc[patient]; at < seating.firstArc[patient + 1]; at++) {
            position[seating.arcId[at]] = at;
        }
    }

    int first(int group) {
        return first[group];
    }

    int next(int arc) {
        return next[arc];
    }

    int owner(int arc) {
        return owner[arc];
    }

    int positionOf(int arc) {
        return position[arc];
    }

    private void grow(int arcs) {
        next = Arrays.copyOf(next, arcs);
        owner = Arrays.copyOf(owner, arcs);
        position = Arrays.copyOf(position, arcs);
    }

    private void list(Seating seating, int patient) {
        for (int at = seating.firstArc[patient]; at < seating.firstArc[patient + 1]; at++) {
            int arc = seating.arcId[at];
            int group = seating.arcGroup[at];
            position[arc] = at;
            next[arc] = first[group];
            owner[arc] = patient;
            first[group] = arc;
        }
    }
}
