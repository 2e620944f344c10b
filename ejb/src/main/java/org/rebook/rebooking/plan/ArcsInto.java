package org.rebook.rebooking.plan;

import java.util.Arrays;

/** The arcs of a seating seen from the groups they lead to; closed arcs stay listed under their old group. */
final class ArcsInto {

    static final int NONE = -1;

    private final int[] first;
    private int[] next = new int[0];
    private int[] owner = new int[0];

    ArcsInto(Seating seating) {
        first = new int[seating.price.length];
        Arrays.fill(first, NONE);
        grow(seating.arcGroup.length);
        for (int patient = 0; patient < seating.patients; patient++) {
            list(seating, patient);
        }
    }

    void add(Seating seating, int patient) {
        grow(seating.arcGroup.length);
        list(seating, patient);
    }

    int first(int group) {
        return first[group];
    }

    int next(int position) {
        return next[position];
    }

    int owner(int position) {
        return owner[position];
    }

    private void grow(int arcs) {
        next = Arrays.copyOf(next, arcs);
        owner = Arrays.copyOf(owner, arcs);
    }

    private void list(Seating seating, int patient) {
        for (int position = seating.firstArc[patient]; position < seating.firstArc[patient + 1]; position++) {
            int group = seating.arcGroup[position];
            next[position] = first[group];
            owner[position] = patient;
            first[group] = position;
        }
    }
}
