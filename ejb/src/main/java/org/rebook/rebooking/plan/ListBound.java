package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What every packing costs at least: each operation is offered a sum for being placed, and each list gains at most what a
 * knapsack of such offers can. Whatever the offers, their sum less the gains is a bound; they are adjusted a few times.
 */
final class ListBound {

    private final List<Operation> operations;
    private final List<ListKnapsack> lists;
    private final long[] offer;
    private final int[] taken;

    private ListBound(ListProblem problem) {
        operations = problem.operations();
        lists = IntStream.range(0, problem.lists().size())
                .mapToObj(list -> new ListKnapsack(problem, list))
                .toList();
        offer = operations.stream().mapToLong(Operation::leastCost).toArray();
        taken = new int[offer.length];
    }

    /** Never below every operation's least cost; stops when it reaches the known cost. */
    static long of(ListProblem problem, long knownCost, int rounds) {
        ListBound bound = new ListBound(problem);
        long value = bound.value();
        long best = value;
        double boldness = 1.0;
        for (int round = 0; round < rounds && best < knownCost; round++) {
            if (!bound.adjust(boldness, knownCost - value)) {
                return best;
            }
            value = bound.value();
            if (value > best) {
                best = value;
            } else {
                boldness *= 0.95;
            }
        }
        return Math.min(best, knownCost);
    }

    private long value() {
        Arrays.fill(taken, 0);
        long value = 0;
        for (long each : offer) {
            value += each;
        }
        for (ListKnapsack list : lists) {
            long[] worth = new long[list.operations.length];
            for (int item = 0; item < worth.length; item++) {
                int operation = list.operations[item];
                worth[item] = offer[operation] - operations.get(operation).costs()[list.choices[item]];
            }
            value -= list.gain(worth);
            for (int item = 0; item < worth.length; item++) {
                taken[list.operations[item]] += list.takes(item) ? 1 : 0;
            }
        }
        return value;
    }

    /** Raises the offers nobody took and lowers those several took; false when all agree. */
    private boolean adjust(double boldness, long distance) {
        int disagreement = 0;
        for (int operation = 0; operation < offer.length; operation++) {
            int direction = direction(operation);
            disagreement += direction * direction;
        }
        if (disagreement == 0) {
            return false;
        }
        long step = Math.max(1, (long) (boldness * distance / disagreement));
        for (int operation = 0; operation < offer.length; operation++) {
            offer[operation] = Math.max(
                    0,
                    Math.min(operations.get(operation).unplacedCost(), offer[operation] + direction(operation) * step));
        }
        return true;
    }

    private int direction(int operation) {
        boolean unplacedAnyway = taken[operation] == 0
                && offer[operation] >= operations.get(operation).unplacedCost();
        return unplacedAnyway ? 0 : 1 - taken[operation];
    }
}
