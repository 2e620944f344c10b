package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One pool of operations and the theatre lists they may go on.
 *
 * @param limits what the lists of one day share, each thing and day once
 * @param weights of the levels that the costs were made from, the most important first; empty when nobody knows. They never
 *     change which plan is best, only how soon it is proven.
 */
public record ListProblem(
        List<Operation> operations, List<TheatreList> lists, OverrunRule rule, List<Limit> limits, List<Long> weights) {

    private record ThingAndDay(String what, int day) {}

    public ListProblem {
        operations = List.copyOf(operations);
        lists = List.copyOf(lists);
        limits = List.copyOf(limits);
        weights = List.copyOf(weights);
        requireLimits(limits);
        requireWeights(weights);
        long total = 0;
        for (int operation = 0; operation < operations.size(); operation++) {
            requireLists(operation, operations.get(operation), lists.size());
            long dearest = operations.get(operation).dearest();
            if (dearest > AssignmentProblem.GREATEST_TOTAL - total) {
                throw new IllegalArgumentException("The dearest costs add up to more than %d at operation %d (%d)."
                        .formatted(AssignmentProblem.GREATEST_TOTAL, operation, dearest));
            }
            total += dearest;
        }
    }

    /** A pool whose lists share nothing. */
    public ListProblem(List<Operation> operations, List<TheatreList> lists, OverrunRule rule) {
        this(operations, lists, rule, List.of(), List.of());
    }

    /** The same pool, its operations known otherwise. */
    public ListProblem withOperations(List<Operation> others) {
        return new ListProblem(others, lists, rule, limits, weights);
    }

    private static void requireLimits(List<Limit> limits) {
        Set<ThingAndDay> seen = new HashSet<>();
        for (Limit limit : limits) {
            if (!seen.add(new ThingAndDay(limit.what(), limit.day()))) {
                throw new IllegalArgumentException(
                        "'%s' has two limits on day %d.".formatted(limit.what(), limit.day()));
            }
        }
    }

    private static void requireWeights(List<Long> weights) {
        for (int level = 0; level < weights.size(); level++) {
            if (weights.get(level) < 1 || (level > 0 && weights.get(level) >= weights.get(level - 1))) {
                throw new IllegalArgumentException(
                        "Weights fall from level to level and stay above zero: %s.".formatted(weights));
            }
        }
    }

    /** The dearest cost of every operation, added up: no plan costs more. */
    long dearest() {
        return operations.stream().mapToLong(Operation::dearest).sum();
    }

    /**
     * The same with other costs: each operation's lists, and last having none, cost so much more. Unchanged where that
     * would be more than a plan may cost.
     *
     * @param charges zero or more
     */
    ListProblem charging(long[][] charges) {
        long room = AssignmentProblem.GREATEST_TOTAL - dearest();
        for (long[] each : charges) {
            long dearest = Extremes.greatest(each, 0);
            if (dearest > room) {
                return this;
            }
            room -= dearest;
        }
        List<Operation> charged = new ArrayList<>();
        for (int number = 0; number < charges.length; number++) {
            charged.add(operations.get(number).charging(charges[number]));
        }
        return withOperations(charged);
    }

    private static void requireLists(int number, Operation operation, int lists) {
        boolean[] named = new boolean[lists];
        for (int list : operation.lists()) {
            if (list < 0 || list >= lists || named[list]) {
                throw new IllegalArgumentException(
                        "Operation %d names list %d, but each of the %d lists may be named once."
                                .formatted(number, list, lists));
            }
            named[list] = true;
        }
    }
}
