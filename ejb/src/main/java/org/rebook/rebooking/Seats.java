package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSolver;
import org.rebook.rebooking.plan.ListPacking;
import org.rebook.rebooking.plan.ListProblem;
import org.rebook.rebooking.plan.Operation;
import org.rebook.rebooking.plan.OverrunRule;
import org.rebook.rebooking.plan.TheatreList;

/** How many patients of one pool can be seen in some sessions at once, whatever else they cost. */
final class Seats {

    private static final long ANY_SEED = 1;

    private Seats() {}

    static int most(List<Affected> patients, List<Opening> sessions, BiPredicate<Affected, Opening> suits) {
        int[][] open = new int[patients.size()][];
        for (int i = 0; i < open.length; i++) {
            Affected patient = patients.get(i);
            open[i] = IntStream.range(0, sessions.size())
                    .filter(session -> suits.test(patient, sessions.get(session)))
                    .toArray();
        }
        return sessions.get(0).isList() ? onLists(patients, sessions, open) : inClinics(sessions, open);
    }

    private static int inClinics(List<Opening> sessions, int[][] open) {
        int[] firstArc = new int[open.length + 1];
        for (int i = 0; i < open.length; i++) {
            firstArc[i + 1] = firstArc[i] + open[i].length;
        }
        int[] groups = Arrays.stream(open).flatMapToInt(Arrays::stream).toArray();
        long[] unplaced = new long[open.length];
        Arrays.fill(unplaced, 1);
        AssignmentProblem problem = new AssignmentProblem(
                sessions.stream().mapToInt(session -> session.slots().size()).toArray(),
                firstArc,
                groups,
                new long[groups.length],
                unplaced);
        return open.length - AssignmentSolver.solve(problem).unplaced();
    }

    private static int onLists(List<Affected> patients, List<Opening> sessions, int[][] open) {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < open.length; i++) {
            Affected patient = patients.get(i);
            operations.add(new Operation(
                    patient.displaced().minutes(),
                    patient.sdMinutes() * patient.sdMinutes(),
                    sessions.get(0).turnaroundMinutes(),
                    open[i],
                    new long[open[i].length],
                    1));
        }
        List<TheatreList> lists = sessions.stream()
                .map(session -> new TheatreList(session.listMinutes(), 0, 0))
                .toList();
        int[] listOf = ListPacking.pack(new ListProblem(operations, lists, OverrunRule.STANDARD), ANY_SEED, 0)
                .listOf();
        return (int) Arrays.stream(listOf)
                .filter(list -> list != Assignment.UNPLACED)
                .count();
    }
}
