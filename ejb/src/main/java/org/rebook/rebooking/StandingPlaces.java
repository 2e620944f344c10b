package org.rebook.rebooking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The openings that a plan knows, by the pool whose patients may have them, and the lists as its operations fill them. */
final class StandingPlaces {

    private final List<Opening> all;
    private final Map<String, List<Opening>> byPool;
    private final Map<String, Opening> filled = new HashMap<>();

    /**
     * @param found since the plan's data were read
     * @param onLists the operations on each list, by its session
     */
    StandingPlaces(List<Opening> first, List<Opening> found, Map<String, List<Placed>> onLists) {
        all = Stream.concat(first.stream(), found.stream()).toList();
        List<Opening> lists =
                all.stream().filter(Opening::isList).sorted(TheatrePool.IN_TIME).toList();
        byPool = Stream.concat(all.stream().filter(opening -> !opening.isList()), lists.stream())
                .collect(Collectors.groupingBy(
                        opening -> StrikePlanner.poolOf(opening.sample().specialty(), opening.isList())));
        lists.stream()
                .filter(list -> onLists.containsKey(list.sample().session()))
                .forEach(list -> filled.put(
                        list.sample().session(),
                        list.filledBy(onLists.get(list.sample().session()).stream())));
    }

    Stream<Opening> all() {
        return all.stream();
    }

    List<Opening> of(String pool) {
        return byPool.getOrDefault(pool, List.of());
    }

    /** A list with all the operations on it that the plan gives it. */
    Opening filled(Opening list) {
        return filled.getOrDefault(list.sample().session(), list);
    }
}
