package org.rebook.rebooking;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The openings that a plan knows, by the pool whose patients may have them. */
final class StandingPlaces {

    private final List<Opening> all;
    private final Map<String, List<Opening>> byPool;

    /** @param found since the plan's data were read */
    StandingPlaces(List<Opening> first, List<Opening> found) {
        all = Stream.concat(first.stream(), found.stream()).toList();
        byPool = all.stream()
                .collect(Collectors.groupingBy(
                        opening -> StrikePlanner.poolOf(opening.sample().specialty(), opening.isList())));
    }

    Stream<Opening> all() {
        return all.stream();
    }

    List<Opening> of(String pool) {
        return byPool.getOrDefault(pool, List.of());
    }
}
