package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.PlaceTimes;

/**
 * One of linked appointments as if no other of them shared a pool with it: what each place would cost the whole pool, with all
 * that others would have to move for it. That is all which the choice of a place has to know of the pool.
 *
 * @param arcs the places, as the pool counts them
 * @param costs of each place
 * @param unplaced what it costs to have none
 */
record LoneMember(String appointment, int[] arcs, long[] costs, long unplaced, PlaceTimes times) {

    /** A pool with nobody else in it. */
    AssignmentProblem problem() {
        int[] one = new int[arcs.length];
        Arrays.fill(one, 1);
        return new AssignmentProblem(
                one, new int[] {0, arcs.length}, IntStream.range(0, arcs.length).toArray(), costs, new long[] {unplaced
                });
    }

    /** The place that the problem counts so, as the pool counts it. */
    int arc(int placeOfProblem) {
        return placeOfProblem == UNPLACED ? UNPLACED : arcs[placeOfProblem];
    }

    int places() {
        return arcs.length;
    }

    /** Which place costs least, as the pool counts it. */
    int cheapest() {
        return arcs[
                IntStream.range(0, arcs.length)
                        .boxed()
                        .min(Comparator.comparingLong(place -> costs[place]))
                        .orElseThrow()];
    }

    long cheapestPlace() {
        return LongStream.of(costs).min().orElseThrow();
    }

    long least() {
        return LongStream.of(costs).reduce(unplaced, Math::min);
    }

    LoneMember withTheCheapest(int many) {
        return many >= arcs.length
                ? this
                : with(IntStream.range(0, arcs.length)
                        .boxed()
                        .sorted(Comparator.comparingLong((Integer place) -> costs[place])
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(many)
                        .mapToInt(Integer::intValue)
                        .sorted());
    }

    LoneMember withPlacesUpTo(long most) {
        return with(IntStream.range(0, arcs.length).filter(place -> costs[place] <= most));
    }

    private LoneMember with(IntStream some) {
        int[] places = some.toArray();
        return new LoneMember(
                appointment,
                of(places, arcs),
                IntStream.of(places).mapToLong(place -> costs[place]).toArray(),
                unplaced,
                new PlaceTimes(of(places, times.day()), of(places, times.from()), of(places, times.to())));
    }

    private static int[] of(int[] places, int[] values) {
        return IntStream.of(places).map(place -> values[place]).toArray();
    }
}
