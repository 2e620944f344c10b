package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest way for all members of a bundle at once, when each moment of each member has a cost.
 *
 * <p>Along a tree of the ties costs are passed from member to member; ties that close a ring are left out of the tree and
 * kept by search, or, where that takes long, by {@link TangledChoice}.
 */
final class JointChoice {

    private static final long NO_WAY = RoomCosts.NO_WAY;
    private static final int MOST_STEPS = 200_000;
    /** Few enough to be tried before anything else is. */
    private static final int FEW_STEPS = 1_000;
    /** With so many members, what is passed along the tree is work too: so much is about as much as a step. */
    private static final int MANY = 9;

    private static final int PASSED_A_STEP = 500;

    private final Bundle bundle;
    /** Who chooses, by their numbers in the bundle; here they are counted anew. */
    private final int[] numbers;

    private final int[] order;
    private final int[] parent;
    private final List<List<Integer>> children = new ArrayList<>();
    private final boolean isTree;
    private @Nullable TangledChoice tangled;

    private long[][] cost = new long[0][];
    private long[][] subtree = new long[0][];
    private long[][] toParent = new long[0][];
    private int[] chosen = new int[0];
    private int @Nullable [] best;
    private long bestCost;
    private int steps;
    private int mostSteps;
    private long work;

    JointChoice(Bundle bundle) {
        this(bundle, IntStream.range(0, bundle.size()).toArray());
    }

    /** @param numbers of those who choose, in the bundle; nobody else counts */
    JointChoice(Bundle bundle, int[] numbers) {
        this.bundle = bundle;
        this.numbers = numbers;
        order = new int[numbers.length];
        parent = new int[numbers.length];
        Arrays.fill(parent, -1);
        IntStream.range(0, numbers.length).forEach(any -> children.add(new ArrayList<>()));
        isTree = countPairs() == numbers.length - reachAll();
    }

    /** Decides the order, along the ties; says from how many of them nobody earlier is tied to. */
    private int reachAll() {
        boolean[] seen = new boolean[numbers.length];
        int reached = 0;
        int starts = 0;
        for (int start = 0; start < numbers.length; start++) {
            if (seen[start]) {
                continue;
            }
            seen[start] = true;
            starts++;
            order[reached] = start;
            for (int at = reached++; at < reached; at++) {
                for (int other = 0; other < numbers.length; other++) {
                    if (!seen[other] && areJoined(order[at], other)) {
                        seen[other] = true;
                        parent[other] = order[at];
                        children.get(order[at]).add(other);
                        order[reached++] = other;
                    }
                }
            }
        }
        return starts;
    }

    private int countPairs() {
        int pairs = 0;
        for (int one = 0; one < numbers.length; one++) {
            for (int other = one + 1; other < numbers.length; other++) {
                pairs += areJoined(one, other) ? 1 : 0;
            }
        }
        return pairs;
    }

    private boolean areJoined(int one, int other) {
        return bundle.areJoined(numbers[one], numbers[other]);
    }

    /** The least joint cost along the tree of ties: exact for a tree, never too much. */
    long leastAlongTree(long[][] costs) {
        passUp(costs);
        return leastFromAll();
    }

    /** For each member and moment, the least joint cost along the tree with that member at that moment. */
    long[][] leastWithEach(long[][] costs) {
        passUp(costs);
        return withEach();
    }

    private long[][] withEach() {
        long all = leastFromAll();
        long[][] with = new long[order.length][];
        for (int member : order) {
            with[member] = parent[member] < 0
                    ? withElsewhere(subtree[member], all)
                    : withBelow(with[parent[member]], parent[member], member);
        }
        return with;
    }

    /** For each moment of one member, the least joint cost along the tree. */
    long[] leastWith(int member, long[][] costs) {
        passUp(costs);
        return with(member);
    }

    /** The same, but as exact as can be where a few are tied in rings. */
    long[] leastInRingsWith(int member, long[][] costs) {
        long[] with = leastWith(member, costs);
        if (isTree || order.length >= MANY) {
            return with;
        }
        long[][] only = costs.clone();
        for (int moment = 0; moment < with.length; moment++) {
            if (with[moment] < NO_WAY) {
                only[member] = new long[with.length];
                Arrays.fill(only[member], NO_WAY);
                only[member][moment] = costs[member][moment];
                with[moment] = find(only);
            }
        }
        return with;
    }

    private long[] with(int member) {
        return parent[member] < 0
                ? withElsewhere(subtree[member], leastFromAll())
                : withBelow(with(parent[member]), parent[member], member);
    }

    private long[] withBelow(long[] withAbove, int above, int member) {
        long[] outside = new long[withAbove.length];
        for (int moment = 0; moment < outside.length; moment++) {
            long below = toParent[member][moment];
            outside[moment] = below >= NO_WAY || withAbove[moment] >= NO_WAY ? NO_WAY : withAbove[moment] - below;
        }
        long[] with = passed(above, outside, member);
        for (int moment = 0; moment < with.length; moment++) {
            with[moment] = sum(subtree[member][moment], with[moment]);
        }
        return with;
    }

    /** What those cost beside it to whom nothing ties the member. */
    private static long[] withElsewhere(long[] own, long all) {
        long elsewhere = all >= NO_WAY ? NO_WAY : all - least(own);
        long[] with = own.clone();
        for (int moment = 0; moment < with.length; moment++) {
            with[moment] = sum(with[moment], elsewhere);
        }
        return with;
    }

    private long leastFromAll() {
        long all = 0;
        for (int member = 0; member < parent.length; member++) {
            all = parent[member] < 0 ? sum(all, least(subtree[member])) : all;
        }
        return all;
    }

    /** The moments of the cheapest way; null when the search was too long to find any. */
    int @Nullable [] cheapest(long[][] costs) {
        find(costs);
        return best;
    }

    /** The least joint cost: exact, or where the ties are too tangled for that, never too much. */
    long least(long[][] costs) {
        work += order.length < MANY ? 0 : passedAlong(costs) * order.length / PASSED_A_STEP;
        return isTree ? leastAlongTree(costs) : find(costs);
    }

    private long passedAlong(long[][] costs) {
        return IntStream.range(0, parent.length)
                .filter(member -> parent[member] >= 0)
                .mapToLong(member -> (long) costs[member].length * costs[parent[member]].length)
                .sum();
    }

    /** Finds a way, the cheapest if that can be done; says what every way costs at least. */
    private long find(long[][] costs) {
        passUp(costs);
        long least = leastFromAll();
        best = null;
        bestCost = NO_WAY;
        if (least >= NO_WAY || isFound(least, isTree ? MOST_STEPS : FEW_STEPS)) {
            return bestCost;
        }
        if (isTree) {
            return least;
        }
        if (tangled == null) {
            tangled = new TangledChoice(bundle, numbers);
        }
        long before = tangled.work();
        tangled.find(costs, withEach());
        work += tangled.work() - before;
        if (tangled.cost() < bestCost) {
            bestCost = tangled.cost();
            best = tangled.cheapest();
        }
        return tangled.isExact() || isFound(least, MOST_STEPS) ? bestCost : tangled.least();
    }

    /** Whether so many steps are enough to try every way that could be cheapest. */
    private boolean isFound(long least, int most) {
        chosen = new int[order.length];
        steps = 0;
        mostSteps = most;
        choose(0, least);
        work += steps;
        return steps <= mostSteps;
    }

    /** How many ways have been tried in all searches so far, and what took as long. */
    long work() {
        return work;
    }

    private void passUp(long[][] costs) {
        cost = costs;
        subtree = new long[order.length][];
        toParent = new long[order.length][];
        for (int at = order.length - 1; at >= 0; at--) {
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
        return bundle.leastWith(numbers[receiver], numbers[sender], costs);
    }

    private void choose(int at, long estimate) {
        if (at == order.length) {
            best = chosen.clone();
            bestCost = estimate;
            return;
        }
        int member = order[at];
        long rest = parent[member] < 0 ? least(subtree[member]) : toParent[member][chosen[parent[member]]];
        for (int moment : CheapestFirst.of(subtree[member], any -> true)) {
            long with = estimate - rest + subtree[member][moment];
            if (with >= bestCost || ++steps > mostSteps) {
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
            if (areJoined(member, other) && !bundle.allows(numbers[member], moment, numbers[other], chosen[other])) {
                return false;
            }
        }
        return true;
    }

    private static long least(long[] values) {
        return Math.min(NO_WAY, Extremes.least(values));
    }

    private static long sum(long one, long other) {
        return one >= NO_WAY || other >= NO_WAY ? NO_WAY : one + other;
    }
}
