package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.List;

/** Checks that the order of each list names its operations, each once, none before one whose turn is earlier. */
final class ListTurnCheck {

    private ListTurnCheck() {}

    static void check(ListProblem problem, ListPlan plan, List<String> faults) {
        if (plan.onList().length != problem.lists().size()) {
            faults.add("The plan orders %d lists, the problem has %d."
                    .formatted(plan.onList().length, problem.lists().size()));
            return;
        }
        int[] named = new int[plan.listOf().length];
        for (int list = 0; list < plan.onList().length; list++) {
            checkList(problem, plan, list, named, faults);
        }
        for (int operation = 0; operation < named.length; operation++) {
            int expected = plan.listOf()[operation] == Assignment.UNPLACED ? 0 : 1;
            if (named[operation] != expected) {
                faults.add("Operation %d has %d turns on the lists, not %d."
                        .formatted(operation, named[operation], expected));
            }
        }
    }

    private static void checkList(ListProblem problem, ListPlan plan, int list, int[] named, List<String> faults) {
        int latest = 0;
        for (int operation : plan.onList()[list]) {
            if (operation < 0 || operation >= named.length || plan.listOf()[operation] != list) {
                faults.add("List %d gives a turn to operation %d, which is not on it.".formatted(list, operation));
                continue;
            }
            named[operation]++;
            int turn = problem.operations().get(operation).order();
            if (turn < latest) {
                faults.add("On list %d operation %d (turn %d) comes after one whose turn is %d: %s."
                        .formatted(list, operation, turn, latest, Arrays.toString(plan.onList()[list])));
            }
            latest = Math.max(latest, turn);
        }
    }
}
