package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Arrays;

/** Operations on theatre lists at this moment; every list it loads keeps to the overrun rule, every day to its limits. */
final class Packing {

    final Operation[] operations;
    final int[] listOf;
    private final int[] choiceOf;
    private final Fullness fullness;
    private final SharedLimits limits;
    private final int[] limitUsed;
    private final long[] room;
    private final long[] variance;
    private long cost;

    Packing(ListProblem problem) {
        operations = problem.operations().toArray(Operation[]::new);
        fullness = new Fullness(problem.rule());
        limits = new SharedLimits(problem);
        limitUsed = new int[limits.most.length];
        listOf = new int[operations.length];
        choiceOf = new int[operations.length];
        Arrays.fill(listOf, UNPLACED);
        Arrays.fill(choiceOf, UNPLACED);
        for (Operation operation : operations) {
            cost += operation.unplacedCost();
        }
        room = new long[problem.lists().size()];
        variance = new long[room.length];
        for (int list = 0; list < room.length; list++) {
            TheatreList theatreList = problem.lists().get(list);
            room[list] = fullness.roomOf(theatreList);
            variance[list] = theatreList.usedVariance();
        }
    }

    long cost() {
        return cost;
    }

    /** Which of its lists the operation is on, or UNPLACED. */
    int choiceOf(int operation) {
        return choiceOf[operation];
    }

    boolean fits(int operation, int choice) {
        Operation one = operations[operation];
        int list = one.lists()[choice];
        if (!fullness.holds(room[list] - one.minutes(), variance[list] + one.variance())) {
            return false;
        }
        for (int limit : limits.of(operation, choice)) {
            if (limitUsed[limit] >= limits.most[limit]) {
                return false;
            }
        }
        return true;
    }

    /** Which of the operation's lists has room and costs least, the fuller of two equals; or UNPLACED. */
    int bestChoice(int operation) {
        Operation needed = operations[operation];
        int best = UNPLACED;
        for (int choice = 0; choice < needed.lists().length; choice++) {
            if (needed.costs()[choice] < needed.unplacedCost()
                    && (best == UNPLACED || isBetter(needed, choice, best))
                    && fits(operation, choice)) {
                best = choice;
            }
        }
        return best;
    }

    private boolean isBetter(Operation needed, int choice, int other) {
        long saved = needed.costs()[other] - needed.costs()[choice];
        return saved > 0 || (saved == 0 && room[needed.lists()[choice]] < room[needed.lists()[other]]);
    }

    void place(int operation, int choice) {
        Operation placed = operations[operation];
        int list = placed.lists()[choice];
        listOf[operation] = list;
        choiceOf[operation] = choice;
        room[list] -= placed.minutes();
        variance[list] += placed.variance();
        cost += placed.costs()[choice] - placed.unplacedCost();
        for (int limit : limits.of(operation, choice)) {
            limitUsed[limit]++;
        }
    }

    void remove(int operation) {
        int choice = choiceOf[operation];
        if (choice == UNPLACED) {
            return;
        }
        Operation removed = operations[operation];
        int list = listOf[operation];
        listOf[operation] = UNPLACED;
        choiceOf[operation] = UNPLACED;
        room[list] += removed.minutes();
        variance[list] -= removed.variance();
        cost += removed.unplacedCost() - removed.costs()[choice];
        for (int limit : limits.of(operation, choice)) {
            limitUsed[limit]--;
        }
    }

    /** Leaves every operation where another packing of the pool has it. */
    void become(int[] choices) {
        for (int operation = 0; operation < choices.length; operation++) {
            if (choiceOf[operation] != choices[operation]) {
                remove(operation);
            }
        }
        for (int operation = 0; operation < choices.length; operation++) {
            if (choiceOf[operation] != choices[operation]) {
                place(operation, choices[operation]);
            }
        }
    }

    int[] choices() {
        return choiceOf.clone();
    }
}
