package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        return look(members, limits, Savings.UNKNOWN);
    }

    /**
     * Looks for places that cost less than those they have, where there are such.
     *
     * @param savings what they could save at the most
     */
    Found look(List<Affected> members, JointLimits limits, Savings savings) {
        JointSearch search = new JointSearch(linked);
        members.stream()
                .collect(Collectors.groupingBy(StrikePlanner::poolOf, TreeMap::new, Collectors.toList()))
                .forEach((name, own) -> {
                    if (own.get(0).isOperation()) {
                        search.add(theatres.opened(own, limits, savings));
                    } else {
                        search.add(clinics.apply(name).forLinked(own, limits, linked, whole));
                    }
                });
        return new Found(search, search.cheapest(savings));
    }

    /**
     * The pool as its members find it that look for places.
     *
     * @param savings what they could save at the most
     */
    JointPlaces pool(String name, List<Affected> members, JointLimits limits, Savings savings) {
        return members.get(0).isOperation()
                ? theatres.opened(members, limits, savings)
                : clinics.apply(name).forLinked(members, limits, linked, whole);
    }

    /** What they cost together at the least, each as if it were alone in its pool. */
    long leastOf(List<LoneMember> members) {
        return new LoneSearch(linked, members).cheapest().bound();
    }

    /** Says of pools that cost so much that others, who were not looked at with the rest, might save so much if all were. */
    void doubt(long cost, long missed) {
        if (missed > 0) {
            bounds.add(new Replan.PoolBound(cost, Math.max(0, cost - missed)));
        }
    }

    /** Places that were found for all of them. */
    final class Found {

        private final JointSearch search;
        private final JointSearch.Places places;

        private Found(JointSearch search, JointSearch.Places places) {
            this.search = search;
            this.places = places;
        }

        boolean placesAll(Set<String> appointments) {
            return places.of().keySet().stream().filter(appointments::contains).allMatch(places::has);
        }

        /** Whether it costs less than to leave them all where they are. */
        boolean isBetter() {
            return places.cost() < search.costNow();
        }

        /** Leaves all where they are, of which this was to be the better. */
        void leave() {
            long now = search.costNow();
            bounds.add(new Replan.PoolBound(now, Math.min(now, places.bound())));
        }

        /**
         * Puts all of them there.
         *
         * @throws ChangeRefused when operations want more of something on one day than there is, which each alone could have had
         */
        void settle() {
            String refusal = settleInTheatre();
            if (refusal != null) {
                throw new ChangeRefused(refusal);
            }
            settleInClinics();
        }

        /** Puts all of them there, or nobody where operations cannot all have what they need. */
        boolean settleIfAllFit() {
            boolean fits = settleInTheatre() == null;
            if (fits) {
                settleInClinics();
            }
            return fits;
        }

        private @Nullable String settleInTheatre() {
            return theatres.settle(search.theatres().stream()
                    .flatMap(theatre -> theatre.found(places.of()).stream())
                    .toList());
        }

        private void settleInClinics() {
            search.clinics().forEach(clinic -> clinic.settle(places.of()));
            bounds.add(new Replan.PoolBound(places.cost(), places.bound()));
        }
    }
}
