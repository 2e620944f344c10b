package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Puts one bundle that is out where it costs the whole least.
 *
 * <p>Members of different pools do not meet, so their costs add up. Members of one pool compete for its places: together
 * they cost at least what each would cost alone, so one is tried at moment after moment until no further moment can be
 * cheaper, and the costs of the other are asked for anew.
 */
final class BundlePlacing {

    private static final int MOST_TRIED = 60;
    /** As long as no way is known at all, so many more for each member. */
    private static final int MORE_TO_FIND_ANY = 4;

    private final TiedPlaces places;
    private final Bundle bundle;
    private final JointChoice choice;
    private final int[] settled;
    private int[] best;
    private long bestCost;
    private boolean isFound;
    private int tried;

    BundlePlacing(TiedPlaces places, Bundle bundle, JointChoice choice) {
        this.places = places;
        this.bundle = bundle;
        this.choice = choice;
        settled = new int[bundle.size()];
        best = settled;
    }

    /** The options chosen, one for each member, who are all seated now. */
    int[] place() {
        Arrays.fill(settled, -1);
        best = IntStream.range(0, bundle.size())
                .map(member -> bundle.options(member) - 1)
                .toArray();
        bestCost = places.cost();
        tried = 0;
        isFound = false;
        search();
        for (int member = 0; member < best.length; member++) {
            places.seat(bundle.members.get(member), best[member]);
        }
        return best;
    }

    private void search() {
        int competing = firstCompeting();
        long[][] costs = new long[bundle.size()][];
        long[][] moments = new long[bundle.size()][];
        for (int member = 0; member < settled.length; member++) {
            costs[member] = costsOf(member);
            moments[member] = bundle.byMoment(member, costs[member]);
        }
        long soFar = costSoFar();
        if (competing < 0) {
            int[] chosen = choice.cheapest(moments);
            if (chosen != null) {
                take(costs, moments, chosen, soFar);
            }
            return;
        }
        long[] with = choice.leastWithEach(moments)[competing];
        int[] inOrder = IntStream.range(0, with.length)
                .filter(moment -> with[moment] < RoomCosts.NO_WAY && goesWithSettled(competing, moment))
                .boxed()
                .sorted(Comparator.comparingLong(moment -> with[moment]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int moment : inOrder) {
            if (soFar + with[moment] >= bestCost || ++tried > mostTried()) {
                return;
            }
            settled[competing] = bundle.optionAt(competing, moment, costs[competing]);
            places.seat(bundle.members.get(competing), settled[competing]);
            search();
            places.lift(bundle.members.get(competing));
            settled[competing] = -1;
        }
    }

    private int mostTried() {
        return isFound ? MOST_TRIED : MOST_TRIED + MORE_TO_FIND_ANY * bundle.size();
    }

    private boolean goesWithSettled(int member, int moment) {
        for (int other = 0; other < settled.length; other++) {
            if (settled[other] >= 0
                    && bundle.areJoined(member, other)
                    && !bundle.allows(member, moment, other, bundle.momentOf(other, settled[other]))) {
                return false;
            }
        }
        return true;
    }

    /** What everybody costs but those who are not settled. */
    private long costSoFar() {
        long cost = places.cost();
        for (int member = 0; member < settled.length; member++) {
            cost -= settled[member] < 0 ? places.unplacedCost(bundle.members.get(member)) : 0;
        }
        return cost;
    }

    private void take(long[][] costs, long[][] moments, int[] chosen, long soFar) {
        long cost = soFar;
        int[] options = new int[chosen.length];
        for (int member = 0; member < chosen.length; member++) {
            cost += moments[member][chosen[member]];
            options[member] = bundle.optionAt(member, chosen[member], costs[member]);
        }
        isFound = true;
        if (cost < bestCost) {
            bestCost = cost;
            best = options;
        }
    }

    private long[] costsOf(int member) {
        if (settled[member] < 0) {
            return places.costsOf(bundle.members.get(member));
        }
        long[] only = new long[bundle.options(member)];
        Arrays.fill(only, RoomCosts.NO_WAY);
        only[settled[member]] = 0;
        return only;
    }

    /** The first of two members in one pool who are both not settled; or -1. */
    private int firstCompeting() {
        Set<Integer> seen = new HashSet<>();
        for (int member = settled.length - 1; member >= 0; member--) {
            if (settled[member] < 0 && !seen.add(bundle.members.get(member).pool())) {
                return member;
            }
        }
        return -1;
    }
}
