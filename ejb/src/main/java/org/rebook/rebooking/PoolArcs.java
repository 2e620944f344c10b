package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** The patients of a pool that is being changed, those who have joined it too, and the arcs from each to their places. */
final class PoolArcs {

    private final StandingPool pool;
    private final List<Affected> patients;
    private final List<int[]> arcsOfJoined = new ArrayList<>();
    private final List<StandingPool.Arcs> joined = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    PoolArcs(StandingPool pool) {
        this.pool = pool;
        this.patients = new ArrayList<>(pool.patients());
    }

    List<Affected> patients() {
        return patients;
    }

    int numberOf(String appointment) {
        return pool.has(appointment) ? pool.numberOf(appointment) : numbers.get(appointment);
    }

    /** Their arcs are counted on from the last, as a session counts them. */
    void join(Affected patient, int number, StandingPool.Arcs arcs) {
        int first = pool.asProblem().arcs()
                + joined.stream().mapToInt(each -> each.group().length).sum();
        arcsOfJoined.add(IntStream.range(first, first + arcs.group().length).toArray());
        joined.add(arcs);
        patients.add(patient);
        numbers.put(patient.appointment(), number);
    }

    int[] of(int patient) {
        int known = pool.patients().size();
        return patient < known
                ? IntStream.range(
                                pool.asProblem().firstArc()[patient],
                                pool.asProblem().firstArc()[patient + 1])
                        .toArray()
                : arcsOfJoined.get(patient - known);
    }

    /** The arcs of the patient that lead to such a place on such a day. */
    int[] to(int patient, BiPredicate<PlaceChoice, LocalDate> wanted) {
        return IntStream.of(of(patient))
                .filter(arc -> {
                    PlaceChoice choice = pool.choice(groupOf(patient, arc));
                    return wanted.test(choice, StandingPool.dayOf(patients.get(patient), choice));
                })
                .toArray();
    }

    int groupOf(int patient, int arc) {
        int known = pool.patients().size();
        return patient < known
                ? pool.asProblem().arcGroup()[arc]
                : joined.get(patient - known).group()[arc - arcsOfJoined.get(patient - known)[0]];
    }

    /** What an arc costs, or having no place, the upheaval left out. */
    long costOf(int patient, int arc) {
        int known = pool.patients().size();
        if (arc == UNPLACED) {
            return pool.costs().unplaced(patients.get(patient).displaced());
        }
        return patient < known
                ? pool.asProblem().arcCost()[arc]
                : joined.get(patient - known).cost()[arc - arcsOfJoined.get(patient - known)[0]];
    }
}
