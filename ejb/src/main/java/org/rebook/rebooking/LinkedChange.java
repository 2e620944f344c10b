package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rebook.rebooking.plan.TiedPlan;

/**
 * Finds appointments that hang together other places, all at once: every link kept, nobody in two places, and of all such
 * ways the cheapest, with what it does to everybody else of their pools counted in. All other linked appointments stay
 * where they are.
 */
final class LinkedChange {

    private final Linked linked;
    private final Function<String, PoolChange> clinics;
    private final TheatreChange theatres;
    private final boolean whole;
    private final List<Replan.PoolBound> bounds = new ArrayList<>();

    /** @param whole whether a place takes the whole of its session's time, see {@link TiedPools#plan} */
    LinkedChange(Linked linked, Function<String, PoolChange> clinics, TheatreChange theatres, boolean whole) {
        this.linked = linked;
        this.clinics = clinics;
        this.theatres = theatres;
        this.whole = whole;
    }

    /** What each change of linked appointments costs, and what no other would have cost less than. */
    List<Replan.PoolBound> bounds() {
        return bounds;
    }

    /** All that hang together with any of those given. */
    List<Affected> togetherWith(List<Affected> some) {
        Set<Affected> all = new LinkedHashSet<>();
        some.forEach(each -> all.addAll(linked.togetherWith(each)));
        return List.copyOf(all);
    }

    /**
     * Looks for places within the limits; nothing is changed yet.
     *
     * @param members all that hang together with any of them
     */
    Found look(List<Affected> members, JointLimits limits) {
        Map<String, List<Affected>> byPool = members.stream()
                .collect(Collectors.groupingBy(StrikePlanner::poolOf, TreeMap::new, Collectors.toList()));
        JointSearch search = new JointSearch(linked);
        List<TheatreChange.Found> lists = new ArrayList<>();
        byPool.forEach((name, own) -> {
            boolean isAlone = own.size() == 1;
            if (own.get(0).isOperation()) {
                JointTheatre theatre = theatres.opened(own, limits);
                if (isAlone) {
                    search.add(theatre.alone(), list -> lists.add(theatre.found(own.get(0), list)));
                } else {
                    search.add(theatre, found -> lists.addAll(theatre.found(found)));
                }
            } else {
                LinkedInPool pool = clinics.apply(name).forLinked();
                if (isAlone) {
                    LoneMember lone = pool.alone(own.get(0), limits, whole);
                    search.add(lone, arc -> pool.settle(Map.of(lone.appointment(), arc)));
                } else {
                    search.add(pool.opened(own, limits, whole), pool::settle);
                }
            }
        });
        return new Found(members, search, search.cheapest(), lists);
    }

    /** Places that were found for all of them. */
    final class Found {

        private final List<Affected> members;
        private final JointSearch search;
        private final TiedPlan plan;
        private final List<TheatreChange.Found> lists;

        /** @param lists of operations, known once the search is settled */
        private Found(List<Affected> members, JointSearch search, TiedPlan plan, List<TheatreChange.Found> lists) {
            this.lists = lists;
            this.members = members;
            this.search = search;
            this.plan = plan;
        }

        boolean placesAll(Set<String> appointments) {
            return members.stream()
                    .map(Affected::appointment)
                    .filter(appointments::contains)
                    .allMatch(member -> search.places(member, plan));
        }

        /** Puts all of them there. */
        void settle() {
            search.settle(plan);
            theatres.settle(lists);
            bounds.add(new Replan.PoolBound(plan.cost() + search.others(), plan.bound() + search.others()));
        }
    }
}
