package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The costs of a pool taken apart into levels, so that one level can be settled before the next is looked at. A weight is
 * used only if what lies below it can never add up to it; then the best on the first level, among those the best on the
 * second and so on, is the best altogether.
 */
final class CostLevels {

    private static final long GREATEST_ROUND = 1_000_000_000_000_000_000L;
    private static final long LEAST_ROUND = 1_000;

    /** The weights that hold, the last of them 1. */
    final long[] weights;

    private final long[][][] ofChoice;
    private final long[][] ofNone;

    CostLevels(ListProblem problem) {
        this(problem.operations(), weightsOf(problem));
    }

    private CostLevels(List<Operation> operations, long... weights) {
        this.weights = weights;
        ofChoice = new long[weights.length][operations.size()][];
        ofNone = new long[weights.length][operations.size()];
        for (int operation = 0; operation < operations.size(); operation++) {
            Operation one = operations.get(operation);
            for (int level = 0; level < weights.length; level++) {
                int at = level;
                ofNone[level][operation] = part(one.unplacedCost(), level);
                ofChoice[level][operation] =
                        Arrays.stream(one.costs()).map(cost -> part(cost, at)).toArray();
            }
        }
    }

    /** All costs in one level, each rounded down to a multiple of the unit. */
    static CostLevels inUnitsOf(long unit, ListProblem problem) {
        return new CostLevels(problem.operations(), unit);
    }

    private static long[] weightsOf(ListProblem problem) {
        List<Long> kept = new ArrayList<>();
        for (long weight : problem.weights().isEmpty() ? roundNumbers() : problem.weights()) {
            long above = kept.isEmpty() ? Long.MAX_VALUE : kept.get(kept.size() - 1);
            if (weight > 1 && holds(problem.operations(), weight) && counts(problem.operations(), weight, above)) {
                kept.add(weight);
            }
        }
        kept.add(1L);
        return kept.stream().mapToLong(Long::longValue).toArray();
    }

    /** What levels are mostly made with, where nobody says how the costs were made. */
    private static List<Long> roundNumbers() {
        List<Long> rounds = new ArrayList<>();
        for (long round = GREATEST_ROUND; round >= LEAST_ROUND; round /= 10) {
            rounds.add(round);
        }
        return rounds;
    }

    /** Whether any cost has a part on the level. */
    private static boolean counts(List<Operation> operations, long weight, long above) {
        return operations.stream()
                .flatMapToLong(operation ->
                        LongStream.concat(LongStream.of(operation.unplacedCost()), Arrays.stream(operation.costs())))
                .anyMatch(cost -> cost % above >= weight);
    }

    private static boolean holds(List<Operation> operations, long weight) {
        long below = 0;
        for (Operation operation : operations) {
            long most = operation.unplacedCost() % weight;
            for (long cost : operation.costs()) {
                most = Math.max(most, cost % weight);
            }
            below += most;
            if (below >= weight) {
                return false;
            }
        }
        return true;
    }

    private long part(long cost, int level) {
        long rest = level == 0 ? cost : cost % weights[level - 1];
        return rest / weights[level];
    }

    int count() {
        return weights.length;
    }

    /** How many lists the operation may go on. */
    int choices(int operation) {
        return ofChoice[0][operation].length;
    }

    long of(int level, int operation, int choice) {
        return choice == Assignment.UNPLACED ? ofNone[level][operation] : ofChoice[level][operation][choice];
    }

    /** The part of a plan's whole cost that belongs to a level. */
    long partOf(long totalCost, int level) {
        return part(totalCost, level);
    }
}
