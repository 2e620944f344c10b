package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.List;

/** One pool of operations and the theatre lists they may go on. */
public record ListProblem(List<Operation> operations, List<TheatreList> lists, OverrunRule rule) {

    public ListProblem {
        operations = List.copyOf(operations);
        lists = List.copyOf(lists);
        long total = 0;
        for (int operation = 0; operation < operations.size(); operation++) {
            requireLists(operation, operations.get(operation), lists.size());
            long dearest = Math.max(
                    operations.get(operation).unplacedCost(),
                    Arrays.stream(operations.get(operation).costs()).max().orElse(0));
            if (dearest > AssignmentProblem.GREATEST_TOTAL - total) {
                throw new IllegalArgumentException("The dearest costs add up to more than %d at operation %d (%d)."
                        .formatted(AssignmentProblem.GREATEST_TOTAL, operation, dearest));
            }
            total += dearest;
        }
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
