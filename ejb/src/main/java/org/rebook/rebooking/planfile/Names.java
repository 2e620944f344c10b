package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers names from 0 in the order in which they are first met. */
final class Names {

    private final Map<String, Integer> numberOf = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int number(String name) {
        Integer known = numberOf.get(name);
        if (known != null) {
            return known;
        }
        numberOf.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    String name(int number) {
        return names.get(number);
    }

    int size() {
        return names.size();
    }
}
