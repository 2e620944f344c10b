package org.rebook.rebooking.planfile;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works out what those who are tied with one another cost at least together. Exact along a tree of ties, by trying the ways
 * one by one where ties close a ring; gives up where these are too many.
 */
final class BundleCheck {

    private static final int MOST_STEPS = 20_000_000;
    /** The cost where no way keeps the ties. */
    static final long NO_WAY = Long.MAX_VALUE / 4;

    /** What a member may choose: a time, or null for no place, and what that costs with prices and charges. */
    record Way(TieCheck.@Nullable Time time, long cost) {}

    /** Whether a choice of one member goes with a choice of another. */
    interface Rule {
        boolean allows(int one, Way way, int other, Way otherWay);
    }

    private final List<List<Way>> ways;
    private final boolean[][] joined;
    private final Rule rule;
    private final int[] order;
    private final int[] parent;
    private final long[] leastFrom;
    private final Way[] chosen;
    private long best = NO_WAY;
    private int steps;

    /**
     * @param ways of each member, the cheapest first
     * @param joined which members a tie joins; everyone hangs together
     */
    BundleCheck(List<List<Way>> ways, boolean[][] joined, Rule rule) {
        this.ways = ways;
        this.joined = joined;
        this.rule = rule;
        int members = ways.size();
        order = new int[members];
        parent = new int[members];
        leastFrom = new long[members + 1];
        chosen = new Way[members];
        orderByTies();
    }

    private void orderByTies() {
        boolean[] reached = new boolean[order.length];
        reached[0] = true;
        parent[0] = -1;
        int count = 1;
        for (int at = 0; at < count; at++) {
            for (int other = 0; other < reached.length; other++) {
                if (joined[order[at]][other] && !reached[other]) {
                    reached[other] = true;
                    parent[other] = order[at];
                    order[count++] = other;
                }
            }
        }
    }

    /** {@link #NO_WAY} when there is none; null when there are too many to try. */
    @Nullable
    Long least() {
        if (isTree()) {
            return leastAlongTree();
        }
        for (int at = order.length - 1; at >= 0; at--) {
            leastFrom[at] = leastFrom[at + 1] + ways.get(order[at]).get(0).cost();
        }
        tryWays(0, 0);
        return steps > MOST_STEPS ? null : Long.valueOf(best);
    }

    private boolean isTree() {
        int ties = 0;
        for (int one = 0; one < joined.length; one++) {
            for (int other = one + 1; other < joined.length; other++) {
                ties += joined[one][other] ? 1 : 0;
            }
        }
        return ties == joined.length - 1;
    }

    private long leastAlongTree() {
        long[][] total = new long[order.length][];
        for (int member = 0; member < total.length; member++) {
            total[member] = ways.get(member).stream().mapToLong(Way::cost).toArray();
        }
        for (int at = order.length - 1; at > 0; at--) {
            int member = order[at];
            int above = parent[member];
            for (int way = 0; way < total[above].length; way++) {
                long below =
                        leastBelow(member, total[member], above, ways.get(above).get(way));
                total[above][way] = below >= NO_WAY || total[above][way] >= NO_WAY ? NO_WAY : total[above][way] + below;
            }
        }
        return Arrays.stream(total[order[0]]).min().orElse(NO_WAY);
    }

    private long leastBelow(int member, long[] total, int above, Way way) {
        long least = NO_WAY;
        for (int own = 0; own < total.length; own++) {
            if (total[own] < least && rule.allows(member, ways.get(member).get(own), above, way)) {
                least = total[own];
            }
        }
        return least;
    }

    private void tryWays(int at, long cost) {
        if (at == order.length) {
            best = cost;
            return;
        }
        int member = order[at];
        for (Way way : ways.get(member)) {
            if (cost + way.cost() + leastFrom[at + 1] >= best || ++steps > MOST_STEPS) {
                return;
            }
            chosen[member] = way;
            if (goesWithEarlier(at)) {
                tryWays(at + 1, cost + way.cost());
            }
        }
    }

    private boolean goesWithEarlier(int at) {
        int member = order[at];
        for (int earlier = 0; earlier < at; earlier++) {
            int other = order[earlier];
            if (joined[member][other] && !rule.allows(member, chosen[member], other, chosen[other])) {
                return false;
            }
        }
        return true;
    }
}
