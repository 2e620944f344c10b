package org.rebook.rebooking.plan;

import java.util.stream.IntStream;

/** The lists that have room for an operation while everybody else stays where they are. */
public final class ListsWithRoom {

    private ListsWithRoom() {}

    /** Which of its lists, numbered as the operation names them; what the lists share is counted. */
    public static int[] of(ListProblem problem, int operation) {
        Packing asItIs = new Packing(problem);
        return IntStream.range(0, problem.operations().get(operation).lists().length)
                .filter(choice -> asItIs.fits(operation, choice))
                .toArray();
    }

    /** Whether all operations can be on the lists given, or without where none is; what the lists share is counted. */
    public static boolean hold(ListProblem problem, int... listOf) {
        Packing filled = new Packing(problem);
        for (int operation = 0; operation < listOf.length; operation++) {
            int choice = problem.operations().get(operation).choiceOf(listOf[operation]);
            if (choice == Assignment.UNPLACED) {
                continue;
            }
            if (!filled.fits(operation, choice)) {
                return false;
            }
            filled.place(operation, choice);
        }
        return true;
    }
}
