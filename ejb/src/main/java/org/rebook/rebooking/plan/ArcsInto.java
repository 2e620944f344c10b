package org.rebook.rebooking.plan;

import java.util.Arrays;

/**
 * The arcs of a seating seen from the groups they lead to; closed arcs stay listed under their old group.
 *
 * <p>Arcs into one group stand side by side, for searches go through all of them; those of patients who come later are listed
 * behind, linked to the ones before.
 */
final class ArcsInto {

    static final int NONE = -1;

    private final int[] first;
    private int[] next = new int[0];
    private int[] owner = new int[0];
    private int[] position = new int[0];
    /** Where an arc is listed, by the number it was given. */
    private int[] listedAt = new int[0];

    ArcsInto(Seating seating) {
        first = new int[seating.price.length];
        Arrays.fill(first, NONE);
        grow(seating.arcGroup.length);
        int[] end = new int[first.length + 1];
        for (int group : seating.arcGroup) {
            end[group + 1]++;
        }
        for (int group = 0; group < first.length; group++) {
            end[group + 1] += end[group];
        }
        for (int patient = 0; patient < seating.patients; patient++) {
            for (int at = seating.firstArc[patient]; at < seating.firstArc[patient + 1]; at++) {
                list(seating, patient, at, end[seating.arcGroup[at]]++);
            }
        }
    }

    /** Shares what is only written after it has grown. */
    ArcsInto(ArcsInto other) {
        first = other.first.clone();
        next = other.next;
        owner = other.owner;
        position = other.position.clone();
        listedAt = other.listedAt;
    }

    void add(Seating seating, int patient) {
        grow(seating.arcGroup.length);
        for (int at = seating.firstArc[patient]; at < seating.firstArc[patient + 1]; at++) {
            list(seating, patient, at, at);
        }
    }

    /** The patient's arcs stand in another order now. */
    void reordered(Seating seating, int patient) {
        for (int at = seating.firstArc[patient]; at < seating.firstArc[patient + 1]; at++) {
            position[listedAt[seating.arcId[at]]] = at;
        }
    }

    int first(int group) {
        return first[group];
    }

    int next(int listed) {
        return next[listed];
    }

    int owner(int listed) {
        return owner[listed];
    }

    int positionOf(int listed) {
        return position[listed];
    }

    private void grow(int arcs) {
        next = Arrays.copyOf(next, arcs);
        owner = Arrays.copyOf(owner, arcs);
        position = Arrays.copyOf(position, arcs);
        listedAt = Arrays.copyOf(listedAt, arcs);
    }

    private void list(Seating seating, int patient, int at, int place) {
        int group = seating.arcGroup[at];
        listedAt[seating.arcId[at]] = place;
        position[place] = at;
        owner[place] = patient;
        next[place] = first[group];
        first[group] = place;
    }
}
