package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.List;

/**
 * A plan that is kept optimal while things change: an arc forbidden, a choice pinned, places won and lost, patients come
 * and gone.
 *
 * <p>Every change costs a shortest path or two, leaves the plan optimal with prices that prove it, and answers with who
 * moved. Not for use by two threads at once.
 */
public final class AssignmentSession {

    private final Seating seating;
    private final OpenArcs arcs;
    private final ArcsInto arcsInto;
    private final CheapestChain chain;
    private final BestRefill refill;
    private final AlternativeSearch alternatives;

    private AssignmentSession(Seating seating, OpenArcs arcs) {
        this.seating = seating;
        this.arcs = arcs;
        arcsInto = new ArcsInto(seating);
        chain = new CheapestChain(seating);
        refill = new BestRefill(seating, arcsInto);
        alternatives = new AlternativeSearch(seating, chain, refill);
    }

    /** Plans the pool first. */
    public static AssignmentSession of(AssignmentProblem problem) {
        Seating seating = AssignmentSolver.seated(problem);
        return new AssignmentSession(seating, new OpenArcs(seating, problem.arcGroup()));
    }

    /** Goes on from a plan made earlier, which must be proven optimal. */
    public static AssignmentSession resume(AssignmentProblem problem, Assignment plan) {
        List<String> faults = AssignmentCertificate.faultsOf(problem, plan);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Only an optimal plan can be resumed. " + faults.get(0));
        }
        Seating seating = Seating.of(problem, plan);
        return new AssignmentSession(seating, new OpenArcs(seating, problem.arcGroup()));
    }

    public Assignment assignment() {
        return seating.toAssignment();
    }

    /**
     * The problem that {@link #assignment()} solves now: a forbidden arc costs more than no place, and a pinned patient
     * would lose more without their place than anybody bids for it.
     */
    public AssignmentProblem problem() {
        return arcs.toProblem();
    }

    /** What each other place would cost, with pins and forbidden arcs respected. */
    public List<Alternative> alternativesOf(int patient, int topN) {
        return alternatives.of(patient, topN);
    }

    /** Keeps the patient off the arc from now on, as when they decline a date. */
    public List<Move> forbid(int patient, int arc) {
        requireFree(patient);
        int position = seating.positionOf(patient, arc);
        int[] before = seating.seat.clone();
        if (seating.seat[patient] == position) {
            int left = standUp(patient);
            arcs.close(position);
            refill.fill(left);
            sitDown(patient);
        } else {
            arcs.close(position);
        }
        return movesSince(before);
    }

    /** Opens a forbidden arc again. */
    public List<Move> permit(int patient, int arc) {
        requireFree(patient);
        int[] before = seating.seat.clone();
        arcs.open(seating.positionOf(patient, arc));
        reseat(patient);
        return movesSince(before);
    }

    /** Puts the patient on the arc and leaves them there, whatever changes later. */
    public List<Move> pin(int patient, int arc) {
        requireFree(patient);
        int position = seating.positionOf(patient, arc);
        int group = seating.arcGroup[position];
        if (group == seating.nowhere) {
            throw new IllegalStateException("Arc %d of patient %d is forbidden.".formatted(arc, patient));
        }
        if (!seating.hasRoom(group) && seating.firstOccupant[group] == UNPLACED) {
            throw new IllegalStateException("Group %d has no place that anybody could leave.".formatted(group));
        }
        int[] before = seating.seat.clone();
        if (seating.seat[patient] != position) {
            refill.fill(standUp(patient));
            if (!seating.hasRoom(group)) {
                chain.vacate(group);
            }
            seating.sit(patient, position);
        }
        seating.pin(patient);
        return movesSince(before);
    }

    public List<Move> unpin(int patient) {
        if (!isPinned(patient)) {
            throw new IllegalStateException("Patient %d is not pinned.".formatted(patient));
        }
        int[] before = seating.seat.clone();
        seating.unpin(patient);
        reseat(patient);
        return movesSince(before);
    }

    public boolean isPinned(int patient) {
        return seating.fixed[patient] && seating.isSeated(patient);
    }

    public List<Move> addPlaces(int group, int places) {
        int[] before = seating.seat.clone();
        for (int place = 0; place < requirePlaces(places); place++) {
            seating.capacity[group] = Math.addExact(seating.capacity[group], 1);
            refill.fill(group);
        }
        return movesSince(before);
    }

    /** Refuses to take a place from a pinned patient. */
    public List<Move> removePlaces(int group, int places) {
        int kept = seating.pinnedIn(group);
        if (seating.capacity[group] - requirePlaces(places) < kept) {
            throw new IllegalStateException("Group %d cannot lose %d of its %d places: %d are pinned."
                    .formatted(group, places, seating.capacity[group], kept));
        }
        int[] before = seating.seat.clone();
        for (int place = 0; place < places; place++) {
            if (!seating.hasRoom(group)) {
                chain.vacate(group);
            }
            seating.capacity[group]--;
        }
        return movesSince(before);
    }

    /** The number of the new patient, whose arcs are numbered on from the last. */
    public int addPatient(int[] groups, long[] costs, long unplacedCost) {
        int patient = arcs.addPatient(groups, costs, unplacedCost);
        arcsInto.add(seating, patient);
        chain.seat(patient);
        return patient;
    }

    /** The patient needs no place any more; their number stays taken. */
    public List<Move> withdraw(int patient) {
        if (isPinned(patient)) {
            seating.unpin(patient);
        }
        requireFree(patient);
        int[] before = seating.seat.clone();
        seating.unplacedCost[patient] = 0;
        if (seating.isSeated(patient)) {
            refill.fill(standUp(patient));
        }
        seating.fixed[patient] = true;
        return movesSince(before);
    }

    private void reseat(int patient) {
        if (seating.isSeated(patient)) {
            refill.fill(standUp(patient));
        }
        sitDown(patient);
    }

    /** Until the patient sits again, no search may count on them. */
    private int standUp(int patient) {
        int left = seating.groupOf(patient);
        if (left == UNPLACED) {
            seating.fixed[patient] = true;
            return seating.nowhere;
        }
        seating.rise(patient);
        seating.fixed[patient] = true;
        return left;
    }

    private void sitDown(int patient) {
        seating.fixed[patient] = false;
        chain.seat(patient);
    }

    private void requireFree(int patient) {
        if (seating.fixed[patient]) {
            throw new IllegalStateException("Patient %d is pinned or withdrawn.".formatted(patient));
        }
    }

    private static int requirePlaces(int places) {
        if (places < 1) {
            throw new IllegalArgumentException("A change of places needs at least one, not %d.".formatted(places));
        }
        return places;
    }

    private List<Move> movesSince(int[] before) {
        List<Move> moves = new ArrayList<>();
        for (int patient = 0; patient < before.length; patient++) {
            if (before[patient] != seating.seat[patient]) {
                moves.add(new Move(patient, seating.arcAt(before[patient]), seating.arcAt(seating.seat[patient])));
            }
        }
        return List.copyOf(moves);
    }
}
