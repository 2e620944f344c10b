package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Puts members of one bundle who are out where they cost the whole least, the others of it staying where they are.
 *
 * <p>Members of different pools do not meet, so their costs add up. Members of one pool compete for its places: together
 * they cost at least what each would cost alone, so one is tried at moment after moment until no further moment can be
 * cheaper, and the costs of the other are asked for anew.
 */
final class PartPlacing {

    private final TiedPlaces places;
    private final Bundle bundle;
    private final int[] part;
    private final JointChoice choice;
    private final boolean[][] closed;
    private final int[] settled;
    private int[] best;
    private long bestCost;
    private boolean isFound;
    private int tried;
    private int most;
    private int mostToFindAny;

    /** @param part the members who are out, by their numbers in the bundle */
    PartPlacing(TiedPlaces places, Bundle bundle, int... part) {
        this.places = places;
        this.bundle = bundle;
        this.part = part;
        choice = new JointChoice(bundle, part);
        closed = new boolean[part.length][];
        settled = new int[part.length];
        best = settled;
    }

    /** Tries so many moments of those who compete; as long as no way is known at all, so many. */
    PartPlacing trying(int atMost, int atMostToFindAny) {
        most = atMost;
        mostToFindAny = atMostToFindAny;
        return this;
    }

    /**
     * Seats everybody of the part.
     *
     * @param options of all members: of the part as they stay if nothing cheaper is found; changed to what they are then
     * @param cost what a way must cost less than
     */
    void place(int[] options, long cost) {
        Arrays.fill(settled, -1);
        best = IntStream.of(part).map(member -> options[member]).toArray();
        bestCost = cost;
        tried = 0;
        isFound = false;
        close(options);
        search();
        for (int at = 0; at < part.length; at++) {
            places.seat(who(at), best[at]);
            options[part[at]] = best[at];
        }
    }

    /** Those who are not of the part close moments to those who are. */
    private void close(int[] options) {
        boolean[] isOut = new boolean[bundle.size()];
        IntStream.of(part).forEach(member -> isOut[member] = true);
        for (int at = 0; at < part.length; at++) {
            closed[at] = new boolean[bundle.moments(part[at])];
            for (int other = 0; other < isOut.length; other++) {
                if (!isOut[other] && bundle.areJoined(part[at], other)) {
                    int theirs = bundle.momentOf(other, options[other]);
                    for (int moment = 0; moment < closed[at].length; moment++) {
                        closed[at][moment] |= !bundle.allows(part[at], moment, other, theirs);
                    }
                }
            }
        }
    }

    private Member who(int at) {
        return bundle.members.get(part[at]);
    }

    private void search() {
        int competing = firstCompeting();
        long[][] costs = new long[part.length][];
        long[][] moments = new long[part.length][];
        for (int at = 0; at < part.length; at++) {
            costs[at] = costsOf(at);
            moments[at] = bundle.byMoment(part[at], costs[at]);
        }
        long soFar = costSoFar();
        if (competing < 0) {
            int[] chosen = choice.cheapest(moments);
            if (chosen != null) {
                take(costs, moments, chosen, soFar);
            }
            return;
        }
        long[] with = choice.leastWith(competing, moments);
        for (int moment : CheapestFirst.of(with, each -> goesWithSettled(competing, each))) {
            if (soFar + with[moment] >= bestCost || ++tried > (isFound ? most : mostToFindAny)) {
                return;
            }
            settled[competing] = bundle.optionAt(part[competing], moment, costs[competing]);
            places.seat(who(competing), settled[competing]);
            search();
            places.lift(who(competing));
            settled[competing] = -1;
        }
    }

    private boolean goesWithSettled(int at, int moment) {
        for (int other = 0; other < settled.length; other++) {
            if (settled[other] >= 0
                    && bundle.areJoined(part[at], part[other])
                    && !bundle.allows(part[at], moment, part[other], bundle.momentOf(part[other], settled[other]))) {
                return false;
            }
        }
        return true;
    }

    /** What everybody costs but those who are not settled. */
    private long costSoFar() {
        long cost = places.cost();
        for (int at = 0; at < settled.length; at++) {
            cost -= settled[at] < 0 ? places.unplacedCost(who(at)) : 0;
        }
        return cost;
    }

    private void take(long[][] costs, long[][] moments, int[] chosen, long soFar) {
        long cost = soFar;
        int[] options = new int[chosen.length];
        for (int at = 0; at < chosen.length; at++) {
            cost += moments[at][chosen[at]];
            options[at] = bundle.optionAt(part[at], chosen[at], costs[at]);
        }
        isFound = true;
        if (cost < bestCost) {
            bestCost = cost;
            best = options;
        }
    }

    private long[] costsOf(int at) {
        if (settled[at] >= 0) {
            long[] only = new long[bundle.options(part[at])];
            Arrays.fill(only, RoomCosts.NO_WAY);
            only[settled[at]] = 0;
            return only;
        }
        long[] costs = places.costsOf(who(at));
        for (int option = 0; option < costs.length; option++) {
            if (closed[at][bundle.momentOf(part[at], option)]) {
                costs[option] = RoomCosts.NO_WAY;
            }
        }
        return costs;
    }

    /** The first of two members in one pool who are both not settled; or -1. */
    private int firstCompeting() {
        Set<Integer> seen = new HashSet<>();
        for (int at = settled.length - 1; at >= 0; at--) {
            if (settled[at] < 0 && !seen.add(who(at).pool())) {
                return at;
            }
        }
        return -1;
    }
}
