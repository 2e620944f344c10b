package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.List;

/** A pool made ready for search: who may go on each list, and which limits can matter at all. */
final class PackingPool {

    private final int operations;
    private final ListKnapsack[] lists;
    private final SharedLimits limits;
    private final boolean[] canBind;

    PackingPool(ListProblem problem) {
        operations = problem.operations().size();
        limits = new SharedLimits(problem);
        List<List<int[]>> items = new ArrayList<>();
        problem.lists().forEach(any -> items.add(new ArrayList<>()));
        int[] users = new int[limits.most.length];
        for (int operation = 0; operation < operations; operation++) {
            boolean[] counted = new boolean[users.length];
            int[] its = problem.operations().get(operation).lists();
            for (int choice = 0; choice < its.length; choice++) {
                items.get(its[choice]).add(new int[] {operation, choice});
                for (int limit : limits.of(operation, choice)) {
                    users[limit] += counted[limit] ? 0 : 1;
                    counted[limit] = true;
                }
            }
        }
        canBind = new boolean[users.length];
        for (int limit = 0; limit < users.length; limit++) {
            canBind[limit] = users[limit] > limits.most[limit];
        }
        Fullness fullness = new Fullness(problem.rule());
        lists = new ListKnapsack[items.size()];
        for (int list = 0; list < lists.length; list++) {
            List<int[]> here = items.get(list);
            lists[list] = new ListKnapsack(
                    problem,
                    fullness,
                    limits,
                    list,
                    here.stream().mapToInt(item -> item[0]).toArray(),
                    here.stream().mapToInt(item -> item[1]).toArray());
        }
    }

    int operations() {
        return operations;
    }

    ListKnapsack[] lists() {
        return lists;
    }

    SharedLimits limits() {
        return limits;
    }

    /** Whether more operations could use it than it allows. */
    boolean canBind(int limit) {
        return canBind[limit];
    }

    long dearest(CostLevels levels, int level) {
        long dearest = 0;
        for (int operation = 0; operation < operations; operation++) {
            for (int choice = Assignment.UNPLACED; choice < levels.choices(operation); choice++) {
                dearest = Math.max(dearest, levels.of(level, operation, choice));
            }
        }
        return dearest;
    }
}
