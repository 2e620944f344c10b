package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.List;

/** What is still owed for the operations of bundles, as charges on their theatres' lists. */
final class TheatreCharges {

    /** To leave out somebody who must be seen is so much dearer than to leave out anybody else. */
    static final long NEVER_TIMES = 4;

    private TheatreCharges() {}

    /**
     * For each theatre and operation, what the ties add to each of its lists, and last to having none.
     *
     * @param owed for each option, by bundle and member
     */
    static List<long[][]> of(TiedProblem problem, List<Bundle> bundles, long[][][] owed) {
        List<long[][]> charges = new ArrayList<>();
        for (ListProblem theatre : problem.theatres()) {
            charges.add(theatre.operations().stream()
                    .map(operation -> new long[operation.lists().length + 1])
                    .toArray(long[][]::new));
        }
        int clinics = problem.clinics().size();
        for (int each = 0; each < owed.length; each++) {
            List<Member> members = bundles.get(each).members;
            for (int member = 0; member < members.size(); member++) {
                Member who = members.get(member);
                if (problem.isTheatre(who.pool())) {
                    charges.get(who.pool() - clinics)[who.patient()] =
                            charges(problem.theatre(who.pool()).operations(), who.patient(), owed[each][member]);
                }
            }
        }
        return charges;
    }

    /** Where no way keeps the ties, enough that the theatre would rather leave the operation out; or not leave it out. */
    private static long[] charges(List<Operation> operations, int number, long[] owed) {
        Operation operation = operations.get(number);
        int none = owed.length - 1;
        long[] charges = new long[owed.length];
        for (int option = 0; option < owed.length; option++) {
            charges[option] = owed[option] >= RoomCosts.NO_WAY ? 0 : -owed[option];
        }
        if (owed[none] >= RoomCosts.NO_WAY) {
            long dearest =
                    operations.stream().mapToLong(Operation::unplacedCost).max().orElseThrow();
            charges[none] = NEVER_TIMES * dearest + Extremes.greatest(charges);
        }
        for (int option = 0; option < none; option++) {
            if (owed[option] >= RoomCosts.NO_WAY) {
                charges[option] = Math.max(
                        0,
                        operation.unplacedCost() + charges[none] + 1 - operation.costs()[option]);
            }
        }
        return charges;
    }
}
