package org.rebook.rebooking.plan;

import java.util.List;
import java.util.Random;

/** Makes one change of any kind to a session, and says which; a change that is refused changes nothing. */
final class RandomChange {

    /** What was asked, and who moved. */
    record Made(String what, List<Move> moves) {}

    private RandomChange() {}

    static String make(AssignmentSession session, Random random) {
        return made(session, random).what();
    }

    static Made made(AssignmentSession session, Random random) {
        AssignmentProblem problem = session.problem();
        int patient = random.nextInt(problem.patients());
        int group = random.nextInt(problem.groups());
        int first = problem.firstArc()[patient];
        int arcs = problem.firstArc()[patient + 1] - first;
        int arc = arcs == 0 ? Assignment.UNPLACED : first + random.nextInt(arcs);
        int current = session.assignment().arcOf(patient);
        int kind = random.nextInt(10);
        String what = "kind %d, patient %d, group %d, arc %d".formatted(kind, patient, group, arc);
        try {
            return new Made(
                    what,
                    switch (kind) {
                        case 0 -> session.forbid(patient, current);
                        case 1 -> session.permit(patient, arc);
                        case 2 -> session.pin(patient, arc);
                        case 3 -> session.unpin(patient);
                        case 4 -> session.addPlaces(group, 1 + random.nextInt(2));
                        case 5 -> session.removePlaces(group, 1);
                        case 6 -> addPatient(session, random, problem.groups());
                        case 7 -> session.decline(patient, current, arc);
                        case 8 -> random.nextInt(4) == 0 ? session.lose(group) : List.of();
                        default -> session.withdraw(patient);
                    });
        } catch (IllegalStateException | IllegalArgumentException refused) {
            return new Made(what + " refused: " + refused.getMessage(), List.of());
        }
    }

    private static List<Move> addPatient(AssignmentSession session, Random random, int groups) {
        int[] arcs = random.ints(3, 0, groups).toArray();
        long[] costs = random.longs(3, 0, 30).toArray();
        return session.addPatient(arcs, costs, 20 + random.nextInt(60)).moves();
    }
}
