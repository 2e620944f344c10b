package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Works out, for the checks, what those who are tied cost at least together; shares nothing with the solver.
 *
 * <p>Whoever is tied to only one other is counted with that one. The rest are gone through one after another, and of all
 * ways so far the cheapest is kept for each way of those whose ties still lead on. Where these are too many to be kept, the
 * ways are tried one by one.
 */
public final class LeastTogetherCheck {

    /** The cost where no way keeps the ties; a way that does is counted as cheaper, however dear it is. */
    public static final long NO_WAY = Long.MAX_VALUE / 2;

    private static final int MOST_KEPT = 4_000_000;
    private static final long MOST_REACHED = 200_000_000;
    private static final int MOST_STEPS = 5_000_000;

    /** Whether a way of one member goes with a way of another, who is tied to them. */
    public interface Fits {
        boolean together(int one, int way, int other, int otherWay);
    }

    private final long[][] costs;
    private final boolean[][] joined;
    private final Fits fits;
    private final List<Integer> left;
    private long counted;

    /**
     * @param costs of each way of each member, who all have one or more
     * @param joined which members a tie joins
     */
    public LeastTogetherCheck(long[][] costs, boolean[][] joined, Fits fits) {
        this.costs = Arrays.stream(costs).map(long[]::clone).toArray(long[][]::new);
        this.joined = joined;
        this.fits = fits;
        left = new ArrayList<>(IntStream.range(0, costs.length).boxed().toList());
        countInThoseAtTheEnds();
    }

    /**
     * {@link #NO_WAY} when there is none; null when there are too many to be gone through.
     *
     * @throws ArithmeticException when a way costs too far below nothing to be added up
     */
    public @Nullable Long least() {
        List<Turn> turns = turns();
        Long rest = isTooMuch(turns) ? new OneByOne().least() : Long.valueOf(goThrough(turns));
        return rest == null ? null : Long.valueOf(sum(counted, rest));
    }

    /** What they cost at least in any case, the ties between those who are tied to several others left out. */
    public long leastApart() {
        return left.stream()
                .map(member -> Arrays.stream(costs[member]).min().orElse(NO_WAY))
                .reduce(counted, LeastTogetherCheck::sum);
    }

    private void countInThoseAtTheEnds() {
        boolean again = true;
        while (again) {
            again = false;
            for (int member : List.copyOf(left)) {
                List<Integer> others =
                        left.stream().filter(other -> joined[member][other]).toList();
                if (others.size() <= 1) {
                    left.remove(Integer.valueOf(member));
                    again = true;
                    if (others.isEmpty()) {
                        counted =
                                sum(counted, Arrays.stream(costs[member]).min().orElse(NO_WAY));
                    } else {
                        countIn(member, others.get(0));
                    }
                }
            }
        }
    }

    private void countIn(int member, int with) {
        for (int way = 0; way < costs[with].length; way++) {
            long least = NO_WAY;
            for (int own = 0; own < costs[member].length; own++) {
                if (costs[member][own] < least && fits.together(member, own, with, way)) {
                    least = costs[member][own];
                }
            }
            costs[with][way] = sum(costs[with][way], least);
        }
    }

    /** Whose turn it is, and whose ways are kept then: those of everybody so far who is tied to somebody later. */
    private record Turn(int member, int[] kept) {}

    /** Whoever leaves fewest ways to be kept is next. */
    private List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        Set<Integer> later = new TreeSet<>(left);
        List<Integer> open = List.of();
        while (!later.isEmpty()) {
            List<Integer> before = open;
            int next = later.stream()
                    .min(Comparator.comparingDouble(member -> kept(before, member, later).stream()
                            .mapToDouble(each -> Math.log(costs[each].length))
                            .sum()))
                    .orElseThrow();
            open = kept(before, next, later);
            later.remove(next);
            turns.add(new Turn(next, open.stream().mapToInt(Integer::intValue).toArray()));
        }
        return turns;
    }

    private List<Integer> kept(List<Integer> open, int next, Set<Integer> later) {
        List<Integer> kept = new ArrayList<>(open);
        kept.add(next);
        kept.removeIf(member -> later.stream().noneMatch(other -> other != next && joined[member][other]));
        return kept;
    }

    private boolean isTooMuch(List<Turn> turns) {
        long reached = 0;
        long kept = 1;
        for (Turn turn : turns) {
            reached += kept * costs[turn.member()].length;
            kept = 1;
            for (int open : turn.kept()) {
                kept = Math.min(kept * costs[open].length, MOST_REACHED);
            }
            if (kept > MOST_KEPT || reached > MOST_REACHED) {
                return true;
            }
        }
        return false;
    }

    private long goThrough(List<Turn> turns) {
        int[] open = new int[0];
        long[] least = {0};
        for (Turn turn : turns) {
            least = with(turn.member(), open, least, turn.kept());
            open = turn.kept();
        }
        return least[0];
    }

    /** From the least for each way of those open before to the least for each way of those open with the member. */
    private long[] with(int member, int[] open, long[] before, int[] leadingOn) {
        int kept = IntStream.of(leadingOn).map(one -> costs[one].length).reduce(1, (one, other) -> one * other);
        long[] after = new long[kept];
        Arrays.fill(after, NO_WAY);
        boolean[][][] allowed = new boolean[open.length][][];
        for (int at = 0; at < open.length; at++) {
            allowed[at] = joined[open[at]][member] ? allowed(open[at], member) : null;
        }
        int[] weight = IntStream.of(open).map(one -> weight(one, leadingOn)).toArray();
        int own = weight(member, leadingOn);
        int[] way = new int[open.length];
        for (long soFar : before) {
            if (soFar < NO_WAY) {
                int to = 0;
                for (int at = 0; at < open.length; at++) {
                    to += way[at] * weight[at];
                }
                for (int each = 0; each < costs[member].length; each++) {
                    int cell = to + each * own;
                    long cost = sum(soFar, costs[member][each]);
                    if (cost < after[cell] && isAllowed(allowed, way, each)) {
                        after[cell] = cost;
                    }
                }
            }
            for (int at = open.length - 1; at >= 0 && ++way[at] == costs[open[at]].length; at--) {
                way[at] = 0;
            }
        }
        return after;
    }

    private static boolean isAllowed(boolean[][][] allowed, int[] way, int own) {
        for (int at = 0; at < way.length; at++) {
            if (allowed[at] != null && !allowed[at][way[at]][own]) {
                return false;
            }
        }
        return true;
    }

    private boolean[][] allowed(int one, int other) {
        boolean[][] allowed = new boolean[costs[one].length][costs[other].length];
        for (int way = 0; way < allowed.length; way++) {
            for (int otherWay = 0; otherWay < allowed[way].length; otherWay++) {
                allowed[way][otherWay] = fits.together(one, way, other, otherWay);
            }
        }
        return allowed;
    }

    /** How far apart two ways of the member are among those kept; 0 for whoever is not kept. */
    private int weight(int member, int[] kept) {
        int weight = 1;
        for (int at = kept.length - 1; at >= 0; at--) {
            if (kept[at] == member) {
                return weight;
            }
            weight *= costs[kept[at]].length;
        }
        return 0;
    }

    /** A sum too great to be kept is taken as less than it is: what is proven by it is then still true. */
    private static long sum(long one, long other) {
        if (one >= NO_WAY || other >= NO_WAY) {
            return NO_WAY;
        }
        return Math.min(Math.addExact(one, other), NO_WAY - 1);
    }

    /** The cheapest ways first, leaving out what can no longer be cheaper. */
    private final class OneByOne {

        private final int[] members = left.stream().mapToInt(Integer::intValue).toArray();
        private final int[][] ways = IntStream.of(members)
                .mapToObj(member -> IntStream.range(0, costs[member].length)
                        .boxed()
                        .sorted(Comparator.comparingLong(way -> costs[member][way]))
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
        private final long[] leastFrom = new long[members.length + 1];
        private final int[] chosen = new int[members.length];
        private long best = NO_WAY;
        private int steps;

        private @Nullable Long least() {
            for (int at = members.length - 1; at >= 0; at--) {
                leastFrom[at] = sum(leastFrom[at + 1], costs[members[at]][ways[at][0]]);
            }
            if (leastFrom[0] >= NO_WAY) {
                return NO_WAY;
            }
            from(0, 0);
            return steps > MOST_STEPS ? null : Long.valueOf(best);
        }

        private void from(int at, long cost) {
            if (at == members.length) {
                best = cost;
                return;
            }
            for (int way : ways[at]) {
                long with = sum(cost, costs[members[at]][way]);
                if (sum(with, leastFrom[at + 1]) >= best || ++steps > MOST_STEPS) {
                    return;
                }
                chosen[at] = way;
                if (goesWithEarlier(at)) {
                    from(at + 1, with);
                }
            }
        }

        private boolean goesWithEarlier(int at) {
            for (int earlier = 0; earlier < at; earlier++) {
                if (joined[members[at]][members[earlier]]
                        && !fits.together(members[at], chosen[at], members[earlier], chosen[earlier])) {
                    return false;
                }
            }
            return true;
        }
    }
}
