package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The most that one theatre list can gain when each operation on it is worth a given sum.
 *
 * <p>The overrun rule is relaxed to a plain sum: the root of the variance lies above its chord, so a weight on that chord
 * never refuses what the rule allows.
 */
final class ListKnapsack {

    private static final int MOST_NODES = 20_000;
    private static final double ROUNDING = 1e-12;

    final int[] operations;
    final int[] choices;
    private final double[] weight;
    private final double room;

    private long[] worth = new long[0];
    private Integer[] order = new Integer[0];
    private int useful;
    private final boolean[] chosen;
    private boolean[] bestChosen;
    private long best;
    private int nodes;

    ListKnapsack(ListProblem problem, int list) {
        List<Operation> all = problem.operations();
        operations = IntStream.range(0, all.size())
                .filter(each -> IntStream.of(all.get(each).lists()).anyMatch(one -> one == list))
                .toArray();
        choices = IntStream.of(operations)
                .map(each -> IntStream.range(0, all.get(each).lists().length)
                        .filter(choice -> all.get(each).lists()[choice] == list)
                        .findFirst()
                        .orElseThrow())
                .toArray();
        TheatreList theatreList = problem.lists().get(list);
        double deviations = problem.rule().deviations();
        double free = (double) theatreList.minutes() + problem.rule().allowanceMinutes() - theatreList.usedMinutes();
        double usedDeviation = StrictMath.sqrt(theatreList.usedVariance());
        double greatest = theatreList.usedVariance()
                + IntStream.of(operations)
                        .mapToDouble(each -> all.get(each).variance())
                        .sum();
        double slope = greatest > theatreList.usedVariance()
                ? (StrictMath.sqrt(greatest) - usedDeviation) / (greatest - theatreList.usedVariance())
                : 0;
        room = (free - deviations * usedDeviation) * (1 + ROUNDING) + ROUNDING;
        weight = IntStream.of(operations)
                .mapToDouble(each -> all.get(each).minutes()
                        + deviations * slope * all.get(each).variance())
                .toArray();
        chosen = new boolean[operations.length];
        bestChosen = new boolean[operations.length];
    }

    /** At least the greatest gain, and exactly that unless the search grows too long. */
    long gain(long[] worthOfEach) {
        worth = worthOfEach;
        order = IntStream.range(0, operations.length)
                .filter(item -> worth[item] > 0 && weight[item] <= room)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer item) -> -(worth[item] / Math.max(weight[item], 1e-9)))
                        .thenComparing(Comparator.naturalOrder()))
                .toArray(Integer[]::new);
        useful = order.length;
        best = 0;
        nodes = 0;
        Arrays.fill(chosen, false);
        Arrays.fill(bestChosen, false);
        search(0, room, 0);
        return nodes > MOST_NODES ? upperBound(0, room) : best;
    }

    /** Whether the last gain puts the item on the list. */
    boolean takes(int item) {
        return bestChosen[item];
    }

    private void search(int from, double left, long gained) {
        if (gained > best) {
            best = gained;
            bestChosen = chosen.clone();
        }
        if (from == useful || ++nodes > MOST_NODES || gained + upperBound(from, left) <= best) {
            return;
        }
        int item = order[from];
        if (weight[item] <= left) {
            chosen[item] = true;
            search(from + 1, left - weight[item], gained + worth[item]);
            chosen[item] = false;
        }
        search(from + 1, left, gained);
    }

    /** As if the first operation that no longer fits could be cut to size. */
    private long upperBound(int from, double space) {
        long gained = 0;
        double left = space;
        for (int at = from; at < useful; at++) {
            int item = order[at];
            if (weight[item] > left) {
                double part = worth[item] * (left / weight[item]);
                return gained + (long) (part + (gained + part) * ROUNDING) + 1;
            }
            left -= weight[item];
            gained += worth[item];
        }
        return gained;
    }
}
