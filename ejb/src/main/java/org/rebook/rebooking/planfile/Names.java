package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Numbers names from 0 in the order in which they are first met. */
final class Names {

    static final int NO_PLACE = -1;

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

    /**
     * Which place has each name: the number of the place, or {@link #NO_PLACE} where none has.
     *
     * @param places their ids, in order
     * @param doubled what is wrong when a place, by its number, has the id of another
     */
    int[] placeOfEach(List<String> places, IntFunction<BadFile> doubled) {
        int[] placeOf = new int[names.size() + places.size()];
        Arrays.fill(placeOf, NO_PLACE);
        for (int place = 0; place < places.size(); place++) {
            int name = number(places.get(place));
            if (placeOf[name] != NO_PLACE) {
                throw doubled.apply(place);
            }
            placeOf[name] = place;
        }
        return placeOf;
    }
}
