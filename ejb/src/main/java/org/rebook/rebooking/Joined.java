package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Things that are joined two by two, and the groups that they form. */
final class Joined<T> {

    private final Map<T, T> towards = new LinkedHashMap<>();

    Joined(Collection<T> things) {
        things.forEach(thing -> towards.put(thing, thing));
    }

    void join(T one, T other) {
        towards.put(headOf(one), headOf(other));
    }

    private T headOf(T thing) {
        T head = thing;
        while (!towards.get(head).equals(head)) {
            head = towards.get(head);
        }
        return head;
    }

    /** In the order in which their first things were given. */
    List<List<T>> groups() {
        Map<T, List<T>> groups = new LinkedHashMap<>();
        towards.keySet().forEach(thing -> groups.computeIfAbsent(headOf(thing), any -> new ArrayList<>())
                .add(thing));
        return List.copyOf(groups.values());
    }
}
