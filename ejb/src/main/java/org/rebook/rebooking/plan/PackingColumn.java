package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.List;

/** A set of operations that one list can take together, and which of their choices it is to each. */
record PackingColumn(int list, int[] operations, int[] choices) {

    /** Equal for equal columns. */
    List<Integer> key() {
        List<Integer> key = new ArrayList<>(operations.length + 1);
        key.add(list);
        for (int operation : operations) {
            key.add(operation);
        }
        return key;
    }
}
