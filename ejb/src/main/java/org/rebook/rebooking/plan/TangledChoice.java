package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest way for members whose ties close rings. They are settled one after another: whoever is settled leaves behind
 * what is least for each way of those they are still tied to, and these are few where the ties hang together like a ring or
 * a ladder.
 *
 * <p>At first only those moments are open with which the ties' tree costs little. What is then found is cheapest, if all
 * other moments cost at least as much along the tree; until it is, more and more are opened.
 */
final class TangledChoice {

    private static final long NO_WAY = RoomCosts.NO_WAY;
    private static final int MOST_CELLS = 1_000_000;
    private static final int MOST_CELLS_IN_ALL = 3_000_000;
    /** To reckon a cell is so much quicker than to try a way. */
    private static final int CELLS_A_STEP = 64;

    /** What is least, or allowed, for each way of some members; the ways of the last named are next to each other. */
    private record Table(int[] members, long[] values) {}

    private final Bundle bundle;
    private final int[] numbers;
    private final int[] order;
    private final int[][] left;

    private int[][] open = new int[0][];
    private int @Nullable [] best;
    private long bestCost = NO_WAY;
    private long least;
    private boolean isExact;
    private long work;

    /** @param numbers of those who choose, in the bundle */
    TangledChoice(Bundle bundle, int[] numbers) {
        this.bundle = bundle;
        this.numbers = numbers;
        SettlingOrder settling = SettlingOrder.of(bundle, numbers);
        order = settling.order();
        left = settling.left();
    }

    /**
     * Looks for the cheapest way, as far as that is not too much work.
     *
     * @param with for each member and moment, what is least along the tree
     */
    void find(long[][] costs, long[][] with) {
        best = null;
        bestCost = NO_WAY;
        isExact = false;
        long[] inOrder = Arrays.stream(with)
                .flatMapToLong(Arrays::stream)
                .filter(value -> value < NO_WAY)
                .sorted()
                .toArray();
        least = inOrder.length == 0 ? NO_WAY : inOrder[0];
        int moments = Math.min(inOrder.length, numbers.length);
        while (moments > 0 && !isExact) {
            long dearest = Math.min(inOrder[moments - 1], bestCost);
            while (moments < inOrder.length && inOrder[moments] <= dearest) {
                moments++;
            }
            open = Arrays.stream(with).map(own -> upTo(own, dearest)).toArray(int[][]::new);
            if (isTooMuch()) {
                return;
            }
            settleAll(costs);
            long next = moments == inOrder.length ? NO_WAY : inOrder[moments];
            isExact = bestCost <= next;
            least = Math.min(bestCost, next);
            moments = Math.min(inOrder.length, moments + Math.max(numbers.length, moments / 2));
            if (bestCost < NO_WAY) {
                moments = inOrder.length;
            }
        }
        isExact |= inOrder.length == 0;
    }

    private static int[] upTo(long[] with, long dearest) {
        return IntStream.range(0, with.length)
                .filter(moment -> with[moment] <= dearest && with[moment] < NO_WAY)
                .toArray();
    }

    /** The way found, and null where none was. */
    int @Nullable [] cheapest() {
        return best;
    }

    long cost() {
        return bestCost;
    }

    /** What every way costs at least. */
    long least() {
        return least;
    }

    boolean isExact() {
        return isExact;
    }

    long work() {
        return work;
    }

    private boolean isTooMuch() {
        long all = 0;
        for (int at = 0; at < order.length; at++) {
            long cells = open[order[at]].length;
            for (int other : left[at]) {
                cells = Math.min(cells * open[other].length, MOST_CELLS_IN_ALL);
            }
            all += cells;
            if (cells > MOST_CELLS || all > MOST_CELLS_IN_ALL) {
                return true;
            }
        }
        work += all / CELLS_A_STEP;
        return false;
    }

    private void settleAll(long[][] costs) {
        List<List<Table>> tables = tables(costs);
        long cost = 0;
        for (int at = 0; at < order.length && cost < NO_WAY; at++) {
            Table rest = settle(order[at], left[at], tables.get(order[at]));
            if (rest.members().length == 0) {
                cost = sum(cost, rest.values()[0]);
            } else {
                tables.get(firstSettled(at, rest.members())).add(rest);
            }
        }
        if (cost < bestCost) {
            bestCost = cost;
            best = traceBack(tables);
        }
    }

    /** For each member what has to be reckoned with when they are settled: their costs and their ties. */
    private List<List<Table>> tables(long[][] costs) {
        List<List<Table>> tables = new ArrayList<>();
        for (int member = 0; member < numbers.length; member++) {
            long[] own = costs[member];
            tables.add(new ArrayList<>(List.of(new Table(
                    new int[] {member},
                    IntStream.of(open[member]).mapToLong(moment -> own[moment]).toArray()))));
        }
        for (int at = 0; at < order.length; at++) {
            for (int other : left[at]) {
                if (bundle.areJoined(numbers[order[at]], numbers[other])) {
                    tables.get(order[at]).add(ties(other, order[at]));
                }
            }
        }
        return tables;
    }

    private Table ties(int one, int other) {
        long[] values = new long[open[one].length * open[other].length];
        int cell = 0;
        for (int moment : open[one]) {
            for (int otherMoment : open[other]) {
                values[cell++] = bundle.allows(numbers[one], moment, numbers[other], otherMoment) ? 0 : NO_WAY;
            }
        }
        return new Table(new int[] {one, other}, values);
    }

    private int firstSettled(int after, int[] members) {
        for (int at = after + 1; at < order.length; at++) {
            for (int member : members) {
                if (order[at] == member) {
                    return member;
                }
            }
        }
        throw new IllegalStateException("Nobody of %s is still to be settled.".formatted(Arrays.toString(members)));
    }

    private Table settle(int member, int[] others, List<Table> tables) {
        int[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = member;
        int ways = open[member].length;
        int rest = IntStream.of(others).map(other -> open[other].length).reduce(1, (one, other) -> one * other);
        long[] sums = new long[rest * ways];
        tables.forEach(table -> add(table, all, sums));
        long[] least = new long[rest];
        for (int cell = 0; cell < rest; cell++) {
            least[cell] = NO_WAY;
            for (int way = cell * ways; way < (cell + 1) * ways; way++) {
                least[cell] = Math.min(least[cell], sums[way]);
            }
        }
        return new Table(others, least);
    }

    private void add(Table table, int[] all, long[] sums) {
        int[] strides = strides(table, all);
        int[] chosen = new int[all.length];
        int cell = 0;
        for (int sum = 0; sum < sums.length; sum++) {
            sums[sum] = sum(sums[sum], table.values()[cell]);
            int member = all.length - 1;
            while (member >= 0) {
                cell += strides[member];
                if (++chosen[member] < open[all[member]].length) {
                    break;
                }
                cell -= strides[member] * chosen[member];
                chosen[member--] = 0;
            }
        }
    }

    /** How far apart in the table the ways of each of the members are; 0 for those it does not name. */
    private int[] strides(Table table, int[] all) {
        int[] strides = new int[all.length];
        int stride = 1;
        for (int named = table.members().length - 1; named >= 0; named--) {
            for (int at = 0; at < all.length; at++) {
                strides[at] += all[at] == table.members()[named] ? stride : 0;
            }
            stride *= open[table.members()[named]].length;
        }
        return strides;
    }

    /** The last settled are decided first. */
    private int[] traceBack(List<List<Table>> tables) {
        int[] way = new int[order.length];
        for (int at = order.length - 1; at >= 0; at--) {
            int member = order[at];
            long cheapest = NO_WAY;
            int chosen = 0;
            for (int own = 0; own < open[member].length; own++) {
                way[member] = own;
                long cost = costOf(tables.get(member), way);
                if (cost < cheapest) {
                    cheapest = cost;
                    chosen = own;
                }
            }
            way[member] = chosen;
        }
        return IntStream.range(0, way.length)
                .map(member -> open[member][way[member]])
                .toArray();
    }

    private long costOf(List<Table> tables, int[] way) {
        long cost = 0;
        for (Table table : tables) {
            int cell = 0;
            for (int member : table.members()) {
                cell = cell * open[member].length + way[member];
            }
            cost = sum(cost, table.values()[cell]);
        }
        return cost;
    }

    private static long sum(long one, long other) {
        return one >= NO_WAY || other >= NO_WAY ? NO_WAY : one + other;
    }
}
