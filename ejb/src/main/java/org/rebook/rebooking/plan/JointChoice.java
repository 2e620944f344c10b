package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest way for all members of a bundle at once, when each moment of each member has a cost.
 *
 * <p>Along a tree of the ties costs are passed from member to member; ties that close a ring are left out of the tree and
 * kept by search.
 */
final class JointChoice {

    private static final long NO_WAY = RoomCosts.NO_WAY;
    private static final int MOST_STEPS = 200_000;

    private final Bundle bundle;
    private final int[] order;
    private final int[] parent;
    private final List<List<Integer>> children = new ArrayList<>();
    private final boolean isTree;

    private long[][] cost = new long[0][];
    private long[][] subtree = new long[0][];
    private long[][] toParent = new long[0][];
    private int[] chosen = new int[0];
    private int @Nullable [] best;
    private long bestCost;
    private int steps;
    private long work;

    JointChoice(Bundle bundle) {
        this.bundle = bundle;
        order = new int[bundle.size()];
        parent = new int[bundle.size()];
        Arrays.fill(parent, -1);
        IntStream.range(0, bundle.size()).forEach(any -> children.add(new ArrayList<>()));
        boolean[] seen = new boolean[bundle.size()];
        seen[0] = true;
        int reached = 1;
        for (int at = 0; at < reached; at++) {
            for (int other = 0; other < bundle.size(); other++) {
                if (!seen[other] && bundle.areJoined(order[at], other)) {
                    seen[other] = true;
                    parent[other] = order[at];
                    children.get(order[at]).add(other);
                    order[reached++] = other;
                }
            }
        }
        isTree = countPairs() == bundle.size() - 1;
    }

    private int countPairs() {
        int pairs = 0;
        for (int one = 0; one < bundle.size(); one++) {
            for (int other = one + 1; other < bundle.size(); other++) {
                pairs += bundle.areJoined(one, other) ? 1 : 0;
            }
        }
        return pairs;
    }

    /** The least joint cost along the tree of ties: exact for a tree, never too much. */
    long leastAlongTree(long[][] costs) {
        passUp(costs);
        return least(subtree[order[0]]);
    }

    /** For each member and moment, the least joint cost along the tree with that member at that moment. */
    long[][] leastWithEach(long[][] costs) {
        passUp(costs);
        long[][] with = new long[bundle.size()][];
        for (int member : order) {
            if (parent[member] < 0) {
                with[member] = subtree[member].clone();
                continue;
            }
            int above = parent[member];
            long[] outside = new long[with[above].length];
            for (int moment = 0; moment < outside.length; moment++) {
                long below = toParent[member][moment];
                outside[moment] =
                        below >= NO_WAY || with[above][moment] >= NO_WAY ? NO_WAY : with[above][moment] - below;
            }
            long[] message = passed(above, outside, member);
            with[member] = new long[message.length];
            for (int moment = 0; moment < message.length; moment++) {
                with[member][moment] = sum(subtree[member][moment], message[moment]);
            }
        }
        return with;
    }

    /** The moments of the cheapest way; null when the search was too long to find any. */
    int @Nullable [] cheapest(long[][] costs) {
        passUp(costs);
        chosen = new int[bundle.size()];
        best = null;
        bestCost = NO_WAY;
        steps = 0;
        long least = least(subtree[order[0]]);
        if (least < NO_WAY) {
            choose(0, least);
        }
        work += steps;
        return best;
    }

    /** The least joint cost: exact, or where the ties are too tangled for that, never too much. */
    long least(long[][] costs) {
        if (isTree) {
            return leastAlongTree(costs);
        }
        cheapest(costs);
        return steps > MOST_STEPS ? least(subtree[order[0]]) : bestCost;
    }

    /** How many ways have been tried in all searches so far. */
    long work() {
        return work;
    }

    private void passUp(long[][] costs) {
        cost = costs;
        subtree = new long[bundle.size()][];
        toParent = new long[bundle.size()][];
        for (int at = bundle.size() - 1; at >= 0; at--) {
            int member = order[at];
            long[] total = costs[member].clone();
            for (int child : children.get(member)) {
                for (int moment = 0; moment < total.length; moment++) {
                    total[moment] = sum(total[moment], toParent[child][moment]);
                }
            }
            subtree[member] = total;
            if (parent[member] >= 0) {
                toParent[member] = passed(member, total, parent[member]);
            }
        }
    }

    /** For each moment of the receiver, the least of the sender's costs at a moment that goes with it. */
    private long[] passed(int sender, long[] costs, int receiver) {
        long[] message = new long[bundle.moments(receiver)];
        Arrays.fill(message, NO_WAY);
        boolean[][] allowed = bundle.allowed(sender, receiver);
        for (int moment = 0; moment < costs.length; moment++) {
            if (costs[moment] >= NO_WAY) {
                continue;
            }
            for (int received = 0; received < message.length; received++) {
                if (costs[moment] < message[received] && allowed[moment][received]) {
                    message[received] = costs[moment];
                }
            }
        }
        return message;
    }

    private void choose(int at, long estimate) {
        if (at == order.length) {
            best = chosen.clone();
            bestCost = estimate;
            return;
        }
        int member = order[at];
        long rest = parent[member] < 0 ? least(subtree[member]) : toParent[member][chosen[parent[member]]];
        int[] inOrder = IntStream.range(0, subtree[member].length)
                .filter(moment -> subtree[member][moment] < NO_WAY)
                .boxed()
                .sorted(Comparator.comparingLong(moment -> subtree[member][moment]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int moment : inOrder) {
            long with = estimate - rest + subtree[member][moment];
            if (with >= bestCost || ++steps > MOST_STEPS) {
                return;
            }
            if (goesWithChosen(at, member, moment)) {
                chosen[member] = moment;
                choose(at + 1, with);
            }
        }
    }

    private boolean goesWithChosen(int at, int member, int moment) {
        for (int earlier = 0; earlier < at; earlier++) {
            int other = order[earlier];
            if (bundle.areJoined(member, other) && !bundle.allows(member, moment, other, chosen[other])) {
                return false;
            }
        }
        return true;
    }

    private static long least(long[] values) {
        long least = NO_WAY;
        for (long value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static long sum(long one, long other) {
        return one >= NO_WAY || other >= NO_WAY ? NO_WAY : one + other;
    }
}
