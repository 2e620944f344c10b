package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what each other place would cost the whole plan, for one patient.
 *
 * <p>Whoever takes a place elsewhere sets off a chain that ends where the patient stood, or outside: in a free place, or
 * with somebody unplaced. In that case the patient's old place stands empty, and is refilled as well as it can be. The arcs
 * come in order of cost, so the search stops at the first that cannot be among the best.
 */
final class AlternativeSearch {

    private static final Comparator<Alternative> CHEAPEST_FIRST =
            Comparator.comparingLong(Alternative::costToPlan).thenComparingInt(Alternative::arc);
    private static final long OUT_OF_REACH = Long.MAX_VALUE / 4;

    private final Seating seating;
    private final CheapestChain chain;
    private final BestRefill refill;

    AlternativeSearch(Seating seating, CheapestChain chain, BestRefill refill) {
        this.seating = seating;
        this.chain = chain;
        this.refill = refill;
    }

    /** At most so many, the cheapest for the plan first; places that cannot be had are left out. */
    List<Alternative> of(int patient, int topN) {
        List<Alternative> ranked = new ArrayList<>();
        if (topN < 1) {
            return ranked;
        }
        int current = seating.seat[patient];
        int own = seating.groupOf(patient);
        long ownCost = current == UNPLACED ? seating.unplacedCost[patient] : seating.arcCost[current];
        long worth = seating.worth(patient);
        long outside = costOfOwnPlaceEmpty(patient, own);
        for (int position = seating.firstArc[patient]; position < seating.firstArc[patient + 1]; position++) {
            int group = seating.arcGroup[position];
            long cost = seating.arcCost[position];
            long limit =
                    ranked.size() < topN ? OUT_OF_REACH : ranked.get(topN - 1).costToPlan() + 1;
            if (cost - worth >= limit) {
                break;
            }
            long dearer = cost + seating.price[group] - worth;
            if (position == current || group == seating.nowhere || dearer >= limit) {
                continue;
            }
            long toPlan = dearer + costOfRoom(group, own, outside, limit - dearer);
            if (toPlan < limit) {
                rank(new Alternative(seating.arcId[position], group, toPlan, toPlan - (cost - ownCost)), ranked, topN);
            }
        }
        return List.copyOf(ranked);
    }

    private long costOfOwnPlaceEmpty(int patient, int own) {
        if (own == UNPLACED) {
            return 0;
        }
        boolean wasFixed = seating.fixed[patient];
        seating.fixed[patient] = true;
        long cost = refill.costOfEmptiness(own);
        seating.fixed[patient] = wasFixed;
        return cost;
    }

    private long costOfRoom(int group, int own, long outside, long limit) {
        if (group == own) {
            return 0;
        }
        return seating.hasRoom(group) ? outside : chain.cost(group, own, outside, limit);
    }

    private static void rank(Alternative found, List<Alternative> ranked, int topN) {
        ranked.add(found);
        ranked.sort(CHEAPEST_FIRST);
        if (ranked.size() > topN) {
            ranked.remove(topN);
        }
    }
}
