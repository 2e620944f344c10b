package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Arrays;

/**
 * A clinic pool kept optimal while those of its patients who are tied are lifted out, given other costs, and put back.
 *
 * <p>An option of a patient is one of their arcs, counted from 0, or, counted last, to have no place.
 */
final class TiedPool {

    private final Seating seating;
    private final ArcsInto arcsInto;
    private final CheapestChain chain;
    private final BestRefill refill;
    private final RoomCosts room;
    private long cost;
    private boolean isCounted;

    TiedPool(AssignmentProblem problem, Assignment optimal) {
        seating = Seating.of(problem, optimal);
        arcsInto = new ArcsInto(seating);
        chain = new CheapestChain(seating);
        refill = new BestRefill(seating, arcsInto);
        room = new RoomCosts(seating);
    }

    /** The same state once more, for changes of its own. */
    TiedPool(TiedPool other) {
        seating = new Seating(other.seating);
        arcsInto = new ArcsInto(other.arcsInto);
        chain = new CheapestChain(seating);
        refill = new BestRefill(seating, arcsInto);
        room = new RoomCosts(seating);
    }

    int options(int patient) {
        return seating.firstArc[patient + 1] - seating.firstArc[patient] + 1;
    }

    /** The option the patient has now; no place for those lifted out. */
    int optionOf(int patient) {
        int seat = seating.seat[patient];
        return seat == UNPLACED ? options(patient) - 1 : seating.arcId[seat] - seating.firstArc[patient];
    }

    /** Takes the patient out, pinned or not; their place is refilled as well as it can be. */
    void lift(int patient) {
        isCounted = false;
        int group = seating.groupOf(patient);
        if (group != UNPLACED) {
            if (seating.fixed[patient]) {
                seating.unpin(patient);
            }
            seating.rise(patient);
        }
        seating.fixed[patient] = true;
        if (group != UNPLACED) {
            refill.fill(group);
        }
    }

    /** What each option of a patient who is out would cost the pool, others' moves included. */
    long[] optionCosts(int patient) {
        long[] roomCost = room.find();
        int from = seating.firstArc[patient];
        long[] costs = new long[options(patient)];
        for (int position = from; position < seating.firstArc[patient + 1]; position++) {
            int group = seating.arcGroup[position];
            costs[seating.arcId[position] - from] = roomCost[group] >= RoomCosts.NO_WAY
                    ? RoomCosts.NO_WAY
                    : seating.arcCost[position] + seating.price[group] + roomCost[group];
        }
        costs[costs.length - 1] = seating.unplacedCost[patient];
        return costs;
    }

    /** Puts a patient who is out where the pool as a whole costs least. */
    void put(int patient) {
        isCounted = false;
        seating.fixed[patient] = false;
        chain.seat(patient);
    }

    /** Leaves a patient who is out on the option, whatever the others do; whoever must makes room. */
    void pin(int patient, int option) {
        isCounted = false;
        if (option == options(patient) - 1) {
            return;
        }
        int position = seating.positionOf(patient, seating.firstArc[patient] + option);
        int group = seating.arcGroup[position];
        if (!seating.hasRoom(group)) {
            chain.vacate(group);
        }
        seating.sit(patient, position);
        seating.pin(patient);
    }

    /** Other costs for the options of a patient who is out. */
    void reprice(int patient, long[] costs) {
        seating.reprice(patient, costs);
        arcsInto.reordered(seating, patient);
    }

    long[] prices() {
        return Arrays.copyOf(seating.price, seating.nowhere);
    }

    /** What everybody costs now, whoever is out counted as without a place. */
    long cost() {
        if (isCounted) {
            return cost;
        }
        isCounted = true;
        cost = 0;
        for (int patient = 0; patient < seating.patients; patient++) {
            int seat = seating.seat[patient];
            cost += seat == UNPLACED ? seating.unplacedCost[patient] : seating.arcCost[seat];
        }
        return cost;
    }

    /** The plan as it is now, with those prices beside it. */
    Assignment assignment(long[] prices) {
        Assignment now = seating.toAssignment();
        int[] group = new int[now.patients()];
        int[] arc = new int[now.patients()];
        long[] patientPrice = new long[now.patients()];
        for (int patient = 0; patient < group.length; patient++) {
            group[patient] = now.groupOf(patient);
            arc[patient] = now.arcOf(patient);
            patientPrice[patient] = seating.unplacedCost[patient];
            for (int position = seating.firstArc[patient]; position < seating.firstArc[patient + 1]; position++) {
                patientPrice[patient] =
                        Math.min(patientPrice[patient], seating.arcCost[position] + prices[seating.arcGroup[position]]);
            }
        }
        return new Assignment(group, arc, prices, patientPrice, now.totalCost());
    }
}
